/** Whom to ask about a parcel (design section 6). Pure over what is known of the sources. */
import type { AskingMeta } from '@/lib/catalog/asking';
import { type HasCode, servingSources } from '@/lib/catalog/serving';
import type { SourceId } from '@/lib/model/ids';
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
  /** Its keys are there, and the passphrase over them is wanted. */
  readonly locked: boolean;
  /** It refused the person's key and waits for another. */
  readonly stopped: boolean;
}

export interface RoutingWorld {
  readonly sources: readonly SourceStanding[];
  readonly hasCode: HasCode;
}

export type Route = { readonly to: 'source'; readonly source: SourceId } | { readonly to: 'person'; readonly blocked: Blocked };

const NOT_FOUND_ENOUGH = 2;

const isUsable = ({ enabled, permitted, keyed, locked, stopped }: SourceStanding): boolean => enabled && permitted && keyed && !locked && !stopped;

/** Nobody can be asked: what would help most? */
function whatIsMissing(serving: readonly SourceStanding[]): Blocked {
  const ready = serving.filter(({ enabled, keyed, permitted, stopped }) => enabled && keyed && !permitted && !stopped);
  if (ready.some(({ meta }) => meta.secrets.length === 0)) return 'permission_missing';
  if (serving.some(({ enabled, permitted, locked, stopped }) => enabled && permitted && locked && !stopped)) return 'locked';
  if (serving.some(({ stopped, enabled }) => stopped && enabled)) return 'auth';
  return ready.length > 0 ? 'permission_missing' : 'no_source';
}

/** Has the carrier's own source said not-found twice, a day apart? Then an aggregator's quota may be spent. */
function directGaveUp(plan: PollPlan | undefined, now: Instant): boolean {
  return plan !== undefined && plan.notFound >= NOT_FOUND_ENOUGH && plan.notFoundSince !== null && now - plan.notFoundSince >= DAY;
}

/** Direct sources; an aggregator where there is none that may be asked, or where they gave up. The one that leads stays. */
export function routeParcel(parcel: Parcel, plan: PollPlan | undefined, world: RoutingWorld, now: Instant): Route {
  const standings = new Map(world.sources.map((standing) => [standing.meta.id, standing]));
  const serving = servingSources(parcel, world.sources.map(({ meta }) => meta), world.hasCode).flatMap(({ id }) => standings.get(id) ?? []);
  const usable = serving.filter(isUsable);
  const direct = usable.filter(({ meta }) => meta.kind !== 'aggregator');
  const others = usable.filter(({ meta }) => meta.kind === 'aggregator');
  const pool = direct.length === 0 || (others.length > 0 && directGaveUp(plan, now)) ? others : direct;
  const best = pool.find(({ meta }) => meta.id === parcel.leadSource) ?? pool[0];
  return best === undefined ? { to: 'person', blocked: whatIsMissing(serving) } : { to: 'source', source: best.meta.id };
}
