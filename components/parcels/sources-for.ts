/** Whom a parcel could be asked at, in the order the poller prefers them, and who stands in its way. */
import { servingSources } from '@/lib/catalog/serving';
import type { Catalog, SourceMeta } from '@/lib/live/catalog';
import type { Parcel } from '@/lib/model/parcel';
import type { SourceState } from '@/lib/model/source-state';

export type States = ReadonlyMap<string, SourceState>;

/** Sources that know this carrier, the direct ones first. */
export function sourcesFor(parcel: Pick<Parcel, 'carrier' | 'preferredSource'>, catalog: Pick<Catalog, 'sources' | 'carriers'>): readonly SourceMeta[] {
  return servingSources(parcel, catalog.sources.values(), (source, carrier) => carrier !== null && catalog.carriers.get(carrier)?.codes[source] !== undefined);
}

/** The source whose health explains the parcel's age: the one that leads, else the one that would be asked first. */
export function sourceOf(parcel: Parcel, catalog: Catalog | null): string | null {
  return parcel.leadSource ?? (catalog === null ? null : (sourcesFor(parcel, catalog)[0]?.id ?? null));
}

/** The source that the sentence of a blocked parcel is about; null where any would do. */
export function blockingSource(parcel: Parcel, catalog: Catalog | null, states: States): SourceMeta | null {
  if (catalog === null) return null;
  const able = sourcesFor(parcel, catalog);
  if (parcel.blocked === 'auth') return able.find(({ id }) => states.get(id)?.stopped === true) ?? able[0] ?? null;
  return able.find(({ secrets }) => secrets.length === 0) ?? able[0] ?? null;
}
