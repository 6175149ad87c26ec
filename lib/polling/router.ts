/** Whom to ask about a parcel, in order (design section 6). Pure over what is known of the sources. */
import type { AskingMeta } from '@/lib/catalog/asking';
import { type HasCode, servingSources } from '@/lib/catalog/serving';
import type { CarrierId, SourceId } from '@/lib/model/ids';
import type { Blocked, Parcel } from '@/lib/model/parcel';
import type { PollPlan } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant } from '@/lib/model/time';

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
  /** Until when it must be left alone (back-off, breaker), and since when it fails. */
  readonly restsUntil: Instant | null;
  readonly failingSince: Instant | null;
  /** Today's budget is used up. */
  readonly spent: boolean;
}

export interface RoutingWorld {
  readonly sources: readonly SourceStanding[];
  readonly hasCode: HasCode;
  /** Whose number it surely is or likely is by its form, best first. */
  readonly recognise: (number: string) => readonly CarrierId[];
  /** Does the carrier deliver where the person is? */
  readonly delivers: (carrier: CarrierId) => boolean;
}

/** One way to ask: a source, by one of the parcel's numbers. */
export interface Way {
  readonly source: SourceId;
  readonly number: string;
  readonly carrier: CarrierId | null;
  readonly aggregator: boolean;
  /** The number is a related one. */
  readonly leg: boolean;
}
export type Route = { readonly to: 'source'; readonly way: Way; /** Who is asked about the other leg as well. */ readonly beside: readonly Way[] } | { readonly to: 'person'; readonly blocked: Blocked };

const MISSES_ENOUGH = 2;
/** A source that has failed for so long is given up for now. */
const BROKEN_AFTER = DAY;

const isUsable = ({ enabled, permitted, keyed, locked, stopped }: SourceStanding): boolean => enabled && permitted && keyed && !locked && !stopped;

/** Under which name floors, misses and memos of a way stand. */
export const nameOfWay = ({ source, number, leg }: Pick<Way, 'source' | 'number' | 'leg'>): string => (leg ? `${source}#${number}` : source);

/** Nobody can be asked: what would help most? */
function whatIsMissing(serving: readonly SourceStanding[]): Blocked {
  const ready = serving.filter(({ enabled, keyed, permitted, stopped }) => enabled && keyed && !permitted && !stopped);
  if (ready.some(({ meta }) => meta.secrets.length === 0)) return 'permission_missing';
  if (serving.some(({ enabled, permitted, locked, stopped }) => enabled && permitted && locked && !stopped)) return 'locked';
  if (serving.some(({ stopped, enabled }) => stopped && enabled)) return 'auth';
  return ready.length > 0 ? 'permission_missing' : 'no_source';
}

/** Has it said not-found twice, a day apart? Then whoever comes next is asked. */
function gaveUp(way: Way, plan: PollPlan | undefined): boolean {
  const misses = plan?.misses[nameOfWay(way)];
  return misses !== undefined && misses.count >= MISSES_ENOUGH && misses.lastAt - misses.firstAt >= DAY;
}

/** Not asked for some time: its budget is used up, or it rests. A short rest is waited for, or the two would take turns. */
const isAway = ({ spent, restsUntil }: SourceStanding, now: Instant): boolean => spent || (restsUntil ?? 0) - now > HOUR;
const isBroken = ({ failingSince, restsUntil }: SourceStanding, now: Instant): boolean => (restsUntil ?? 0) > now && failingSince !== null && now - failingSince >= BROKEN_AFTER;

interface Choice {
  readonly way: Way;
  readonly standing: SourceStanding;
}

/** Sources for a number under one carrier, the carrier's own first. */
function choicesFor(parcel: Pick<Parcel, 'carrier' | 'preferredSource'>, number: string, leg: boolean, world: RoutingWorld): readonly Choice[] {
  const standings = new Map(world.sources.map((standing) => [standing.meta.id, standing]));
  return servingSources(parcel, world.sources.map(({ meta }) => meta), world.hasCode).flatMap(({ id, kind }) => {
    const standing = standings.get(id);
    return standing === undefined ? [] : [{ standing, way: { source: id, number, carrier: parcel.carrier, aggregator: kind === 'aggregator', leg } }];
  });
}

/** The carrier is not known: those whose form the number has are asked in turn, the ones that deliver here first. */
function guesses(parcel: Parcel, plan: PollPlan | undefined, world: RoutingWorld): readonly Choice[] {
  if (parcel.preferredSource !== null) return [];
  const carriers = world.recognise(parcel.trackingNumber);
  const near = [...carriers.filter(world.delivers), ...carriers.filter((carrier) => !world.delivers(carrier))];
  return near
    .flatMap((carrier) => choicesFor({ carrier, preferredSource: null }, parcel.trackingNumber, false, world))
    .filter(({ way }) => !way.aggregator && plan?.misses[way.source] === undefined);
}

/**
 * Every way to ask by the parcel's own number that could be gone now, best first: the one that leads, then keyless carriers,
 * own keys, aggregators. A source that did not find it twice a day apart, that is broken for a day or that is away steps back
 * behind the others of its kind; aggregators come only after the direct ones have given up or are broken.
 */
function rank(choices: readonly Choice[], parcel: Parcel, plan: PollPlan | undefined, now: Instant): readonly Way[] {
  const lost = ({ way, standing }: Choice): number => Number(gaveUp(way, plan) || isBroken(standing, now));
  const leads = ({ way }: Choice): number => Number(way.source === parcel.leadSource);
  const away = ({ standing }: Choice): number => Number(isAway(standing, now));
  const order = (a: Choice, b: Choice): number => lost(a) - lost(b) || Number(a.way.aggregator) - Number(b.way.aggregator) || away(a) - away(b) || leads(b) - leads(a);
  return choices.toSorted(order).map(({ way }) => way);
}

/** The other leg of the way: the last mile's number (or the origin's) at its carrier's own source. Never an aggregator: that would cost twice. */
export function legsOf(parcel: Parcel, plan: PollPlan | undefined, world: RoutingWorld): readonly Way[] {
  if (parcel.preferredSource !== null) return [];
  return parcel.related.flatMap(({ role, carrier, number }) => {
    const owner = carrier ?? (role === 'alternate' ? null : (world.recognise(number)[0] ?? null));
    if (owner === null || number === parcel.trackingNumber) return [];
    return choicesFor({ carrier: owner, preferredSource: null }, number, true, world).filter(({ way, standing }) => !way.aggregator && isUsable(standing) && !gaveUp(way, plan)).slice(0, 1).map(({ way }) => way);
  });
}

/** The ordered plan; empty: nobody can be asked. */
export function listWays(parcel: Parcel, plan: PollPlan | undefined, world: RoutingWorld, now: Instant): readonly Way[] {
  const own = choicesFor(parcel, parcel.trackingNumber, false, world);
  const all = parcel.carrier === null ? [...guesses(parcel, plan, world), ...own] : own;
  return rank(all.filter(({ standing }) => isUsable(standing)), parcel, plan, now);
}

/** Whom to ask now. The last mile's source leads once it has told more than the first carrier's (see settle-leg.ts). */
export function routeParcel(parcel: Parcel, plan: PollPlan | undefined, world: RoutingWorld, now: Instant): Route {
  const legs = legsOf(parcel, plan, world);
  const leading = legs.find((leg) => leg.number === parcel.leadNumber && leg.source === parcel.leadSource);
  if (leading !== undefined) return { to: 'source', way: leading, beside: [] };
  const [way] = listWays(parcel, plan, world, now);
  if (way === undefined) return { to: 'person', blocked: whatIsMissing(choicesFor(parcel, parcel.trackingNumber, false, world).map(({ standing }) => standing)) };
  return { to: 'source', way, beside: legs.filter((leg) => leg.source !== way.source && leg.source !== parcel.leadSource) };
}
