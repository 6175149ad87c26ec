/** One cheap call that tries the user's keys, when they are entered or the user asks for it. */
import { type KeyCheck, SourceFailure } from '@/lib/adapter/contract';
import type { FailureKind } from '@/lib/model/failure';
import type { SourceId } from '@/lib/model/ids';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import type { Instant } from '@/lib/model/time';
import { afterFailure, afterGood } from './breaker';
import { callsLeft, limitsOf } from './budget';
import type { EngineParts } from './engine-parts';
import { createErrand } from './errand';

/** Says nothing about the keys: the source was not reached. */
const NOT_ASKED: ReadonlySet<FailureKind> = new Set(['offline', 'permission_missing']);

/** The row after a check. Keys that work end a stop; keys that are refused begin one. Pure. */
export function afterCheck(state: SourceState, check: KeyCheck, now: Instant): SourceState {
  if (check.kind === 'failed') return NOT_ASKED.has(check.failure) ? state : { ...afterFailure(state, check.failure, undefined, now), keyCheck: { at: now, failure: check.failure } };
  const { allowance: _before, ...good } = afterGood(state, now);
  return { ...good, stopped: false, keyCheck: { at: now, failure: null }, ...(check.allowance === null ? {} : { allowance: { ...check.allowance, at: now } }) };
}

/** Tries the stored keys of a source; null: it has no way to, or no keys are there or open. Never throws. */
export async function checkKey(parts: EngineParts, id: SourceId): Promise<KeyCheck | null> {
  const { db, ports, metas, sources } = parts;
  const meta = metas.get(id);
  const check = sources.get(id)?.check;
  const secrets = await ports.vault.read(id);
  if (meta === undefined || check === undefined || secrets === 'locked' || !meta.secrets.every(({ name }) => (secrets[name] ?? '') !== '')) return null;
  const state = (await db.sourceStates.get(id)) ?? newSourceState(id);
  if (callsLeft(state, limitsOf(meta, state), ports.clock.now(), true) === 0) return { kind: 'failed', failure: 'quota_exhausted' };
  // The network's own time-out ends it.
  const errand = createErrand(parts, meta, { byHand: true, secrets, signal: new AbortController().signal, noteDrift: () => undefined });
  const outcome = await check(errand).catch((error: unknown): KeyCheck => ({ kind: 'failed', failure: error instanceof SourceFailure ? error.kind : 'internal' }));
  await db.transaction('rw', db.sourceStates, async () => {
    const now = (await db.sourceStates.get(id)) ?? newSourceState(id);
    await db.sourceStates.put(afterCheck(now, outcome, ports.clock.now()));
  });
  return outcome;
}
