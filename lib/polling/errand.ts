/** What an adapter gets for one run. */
import { type DriftHint, type Errand, SourceFailure, type SourceReply, type SourceRequest, type SourceSecrets } from '@/lib/adapter/contract';
import { hostKey } from '@/lib/adapter/host-key';
import type { AskingMeta } from '@/lib/catalog/asking';
import { newSourceState } from '@/lib/model/source-state';
import { limitsOf, spend, waitBeforeCall } from './budget';
import type { EngineParts } from './engine-parts';

/** The only way an adapter reaches the world: own hosts, own pace, own budget. */
function createAsk(parts: EngineParts, meta: AskingMeta, byHand: boolean, signal: AbortSignal): Errand['ask'] {
  const { db, ports } = parts;
  return async (request: SourceRequest): Promise<SourceReply> => {
    if (!meta.hosts.includes(hostKey(new URL(request.url)) ?? '')) throw new SourceFailure('internal');
    const before = (await db.sourceStates.get(meta.id)) ?? newSourceState(meta.id);
    const wait = waitBeforeCall(before, limitsOf(meta, before), ports.clock.now());
    if (wait > 0) await ports.pause.wait(wait);
    await db.transaction('rw', db.sourceStates, async () => {
      const state = (await db.sourceStates.get(meta.id)) ?? newSourceState(meta.id);
      await db.sourceStates.put(spend(state, ports.clock.now(), byHand));
    });
    return ports.http.send(request, signal);
  };
}

export interface RunOf {
  readonly byHand: boolean;
  readonly secrets: SourceSecrets;
  readonly signal: AbortSignal;
  readonly noteDrift: (hint: DriftHint) => void;
  /** Sees every reply before the adapter does. */
  readonly onReply?: (request: SourceRequest, reply: SourceReply) => void;
}

export function createErrand(parts: EngineParts, meta: AskingMeta, { byHand, secrets, signal, noteDrift, onReply }: RunOf): Errand {
  const { clock, vault } = parts.ports;
  const ask = createAsk(parts, meta, byHand, signal);
  const told = Object.values(secrets).filter((secret) => secret.length >= 4);
  return {
    async ask(request) {
      const reply = await ask(request);
      onReply?.(request, reply);
      return reply;
    },
    now: clock.now(),
    signal,
    secrets,
    tokens: { read: () => vault.readToken(meta.id), keep: (token) => vault.keepToken(meta.id, token) },
    carrierOf: (code) => parts.carrierOf(meta.id, code),
    // A source that repeats the user's key does not get it stored in the clear.
    noteDrift: (hint) => noteDrift(told.some((secret) => hint.seen.includes(secret)) ? { ...hint, seen: '' } : hint),
  };
}
