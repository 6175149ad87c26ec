/** Which sources could be asked about a parcel, and in which order. One rule for the poller and for pages. Pure. */
import type { SourceMeta } from '@/lib/adapter/meta';
import { isCustom } from '@/lib/model/custom-source';
import type { CarrierId, SourceId } from '@/lib/model/ids';
import type { Parcel } from '@/lib/model/parcel';

/** `preferredSource` of a parcel that any aggregator may be asked about. */
export const ANY_AGGREGATOR = 'aggregator';

/** What the rule looks at. */
export type Servant = Pick<SourceMeta, 'id' | 'kind' | 'carriers' | 'detects'>;
/** Has this source a word for the carrier? */
export type HasCode = (source: SourceId, carrier: CarrierId | null) => boolean;

const RANK = { carrier: 0, 'own-key': 1, aggregator: 2 } as const;

function serves({ id, carriers, detects }: Servant, carrier: CarrierId | null, hasCode: HasCode): boolean {
  // The user chose whom to ask about a carrier of their own: nobody else learns of it.
  if (carriers === '*' && isCustom(carrier)) return false;
  if (carriers === '*') return detects === true || hasCode(id, carrier);
  return carrier !== null && carriers.includes(carrier);
}

/** The carrier itself first, then own-key sources, then aggregators; who has a word for the carrier before who must find it. */
export function servingSources<S extends Servant>(parcel: Pick<Parcel, 'carrier' | 'preferredSource'>, sources: Iterable<S>, hasCode: HasCode): readonly S[] {
  const { carrier, preferredSource: wanted } = parcel;
  return [...sources]
    .filter((source) => serves(source, carrier, hasCode))
    .filter(({ id, kind }) => wanted === null || wanted === id || (wanted === ANY_AGGREGATOR && kind === 'aggregator'))
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || Number(hasCode(b.id, carrier)) - Number(hasCode(a.id, carrier)) || (a.id < b.id ? -1 : 1));
}
