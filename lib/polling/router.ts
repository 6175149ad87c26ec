/** Whom to ask about a parcel (design section 6). Pure over what is known of the sources. */
import type { AskingMeta } from '@/lib/catalog/asking';
import type { CarrierId, SourceId } from '@/lib/model/ids';
import type { Blocked, Parcel } from '@/lib/model/parcel';
import type { PollPlan } from '@/lib/model/source-state';
import { DAY, type Instant } from '@/lib/model/time';

/** One source as it stands now. */
export interface SourceStanding {
  readonly meta: AskingMeta;
  readonly enabled: boolean;
  readonly permitted: boolean;
  /** All keys it needs are there; true where it needs none. */
  readonly keyed: boolean;
  /** It refused the person's key and waits for another. */
  readonly stopped: boolean;
}

export interface RoutingWorld {
  readonly sources: readonly SourceStanding[];
  /** Has this source a word for the carrier? */
  readonly hasCode: (source: SourceId, carrier: CarrierId | null) => boolean;
}

export type Route = { readonly to: 'source'; readonly source: SourceId } | { readonly to: 'person'; readonly blocked: Blocked };

/** `preferredSource` of a parcel that any aggregator may be asked about. */
export const ANY_AGGREGATOR = 'aggregator';

const RANK = { carrier: 0, 'own-key': 1, aggregator: 2 } as const;
const NOT_FOUND_ENOUGH = 2;

function serves({ meta }: SourceStanding, carrier: CarrierId | null, world: RoutingWorld): boolean {
  if (meta.carriers === '*') return meta.detects === true || world.hasCode(meta.id, carrier);
  return carrier !== null && meta.carriers.includes(carrier);
}

const isUsable = ({ enabled, permitted, keyed, stopped }: SourceStanding): boolean => enabled && permitted && keyed && !stopped;

/** Nobody can be asked: what would help most? */
function whatIsMissing(serving: readonly SourceStanding[]): Blocked {
  const ready = serving.filter(({ enabled, keyed, permitted, stopped }) => enabled && keyed && !permitted && !stopped);
  if (ready.some(({ meta }) => meta.secrets.length === 0)) return 'permission_missing';
  if (serving.some(({ stopped, enabled }) => stopped && enabled)) return 'auth';
  return ready.length > 0 ? 'permission_missing' : 'no_source';
}

/** Has the carrier's own source said not-found twice, a day apart? Then an aggregator's quota may be spent. */
function directGaveUp(plan: PollPlan | undefined, now: Instant): boolean {
  return plan !== undefined && plan.notFound >= NOT_FOUND_ENOUGH && plan.notFoundSince !== null && now - plan.notFoundSince >= DAY;
}

export function routeParcel(parcel: Parcel, plan: PollPlan | undefined, world: RoutingWorld, now: Instant): Route {
  const wanted = parcel.preferredSource;
  const serving = world.sources
    .filter((standing) => serves(standing, parcel.carrier, world))
    .filter(({ meta }) => wanted === null || wanted === meta.id || (wanted === ANY_AGGREGATOR && meta.kind === 'aggregator'));
  const usable = serving.filter(isUsable);
  if (usable.length === 0) return { to: 'person', blocked: whatIsMissing(serving) };
  const direct = usable.filter(({ meta }) => meta.kind !== 'aggregator');
  const pool = direct.length === 0 || directGaveUp(plan, now) ? usable.filter(({ meta }) => direct.length === 0 || meta.kind === 'aggregator') : direct;
  const [best] = (pool.length === 0 ? direct : pool).toSorted(
    (a, b) =>
      Number(b.meta.id === parcel.leadSource) - Number(a.meta.id === parcel.leadSource) ||
      RANK[a.meta.kind] - RANK[b.meta.kind] ||
      Number(world.hasCode(b.meta.id, parcel.carrier)) - Number(world.hasCode(a.meta.id, parcel.carrier)) ||
      (a.meta.id < b.meta.id ? -1 : 1),
  );
  return best === undefined ? { to: 'person', blocked: 'no_source' } : { to: 'source', source: best.meta.id };
}
