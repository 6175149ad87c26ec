/** How the sources stand at the beginning of a slice. */
import type { SourceSecrets } from '@/lib/adapter/contract';
import type { SourceId } from '@/lib/model/ids';
import { newSourceState } from '@/lib/model/source-state';
import { restsUntil } from './breaker';
import { callsLeft, callsOfBatch, type Limits, limitsOf } from './budget';
import type { EngineParts } from './engine-parts';
import type { RoutingWorld, SourceStanding } from './router';

export interface World extends RoutingWorld {
  readonly secrets: ReadonlyMap<SourceId, SourceSecrets>;
  readonly limits: ReadonlyMap<SourceId, Limits>;
}

export async function lookAround(parts: EngineParts): Promise<World> {
  const { db, ports, metas, codeOf, atlas } = parts;
  const now = ports.clock.now();
  const zone = ports.clock.zone();
  const states = new Map((await db.sourceStates.toArray()).map((state) => [state.source, state]));
  const secrets = new Map<SourceId, SourceSecrets>();
  const limits = new Map<SourceId, Limits>();
  const sources: SourceStanding[] = [];
  for (const meta of metas.values()) {
    const state = states.get(meta.id) ?? newSourceState(meta.id);
    const { enabled, stopped, failingSince } = state;
    const limit = limitsOf(meta, state);
    limits.set(meta.id, limit);
    const kept = meta.secrets.length === 0 ? {} : await ports.vault.read(meta.id);
    const locked = kept === 'locked';
    if (!locked) secrets.set(meta.id, kept);
    sources.push({ meta, enabled, stopped, locked, keyed: locked || meta.secrets.every(({ name }) => (kept[name] ?? '') !== ''), permitted: await ports.permissions.hasHosts(meta.hosts), restsUntil: restsUntil(state, now), failingSince, spent: callsLeft(state, limit, now, false) < callsOfBatch(limit) });
  }
  return { sources, secrets, limits, hasCode: (source, carrier) => codeOf(source, carrier) !== undefined, recognise: atlas.recognise, delivers: (carrier) => atlas.delivers(carrier, zone) };
}
