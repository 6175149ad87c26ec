/** Small facts of the house: sources' health, counters, notices, corrections. */
import type { ShopState } from '@/lib/model/shop-state';
import type { SourceState } from '@/lib/model/source-state';
import type { Parcel } from '@/lib/model/parcel';
import { type SourceId, UNKNOWN_CARRIER } from '@/lib/model/ids';
import type { Database, LockRow } from '../tables';
import { readLock } from '../vault-store';

export { readCustomSources } from '../custom-sources';
export { readSample } from '../samples';
export { readSettings } from '../settings';

/** Health of every source that was ever asked, by id. One small row a source. */
export async function readSourceStates(db: Database): Promise<ReadonlyMap<SourceId, SourceState>> {
  return new Map((await db.sourceStates.toArray()).map((state) => [state.source, state]));
}

/** Health of every account at every shop that was ever read or turned on, by key (`shop:account`). */
export async function readShopStates(db: Database): Promise<ReadonlyMap<string, ShopState>> {
  return new Map((await db.shopStates.toArray()).map((state) => [state.key, state]));
}

/** Sources the user has typed in a key for. The keys themselves are not read. */
export async function readKeyedSources(db: Database): Promise<ReadonlySet<SourceId>> {
  return new Set(await db.secrets.toCollection().primaryKeys());
}

/** Stored counts by name (`parcels:moving`); what was never counted is not in it. */
export async function readCounters(db: Database): Promise<ReadonlyMap<string, number>> {
  return new Map((await db.counters.toArray()).map(({ name, value }) => [name, value]));
}

/** Notices about a subject that the user has not seen yet. */
export async function readUnreadOf(db: Database, subject: string): Promise<readonly string[]> {
  return db.notices.where('subject').equals(subject).filter(({ unread }) => unread === 1).primaryKeys();
}

/** News that could not be shown (a worker died, it came late, pop-ups are off) and that nobody has looked at. */
export interface Missed {
  readonly ids: readonly string[];
  /** What it is about, newest news first: as many as are listed, without those that need the user anyhow. */
  readonly parcels: readonly Parcel[];
}

const MOST_MISSED = 500;
const MISSED_SHOWN = 8;

export async function readMissed(db: Database): Promise<Missed> {
  const rows = await db.notices.where('state').equals('missed').filter(({ unread }) => unread === 1).limit(MOST_MISSED).toArray();
  const subjects = [...new Set(rows.sort((a, b) => b.createdAt - a.createdAt).map(({ subject }) => subject))];
  const parcels = (await db.parcels.bulkGet(subjects)).filter((parcel) => parcel !== undefined && parcel.deletedAt === null && parcel.shelf !== 'needs');
  return { ids: rows.map(({ id }) => id), parcels: (parcels as Parcel[]).slice(0, MISSED_SHOWN) };
}

/** Last six digits of up to 200 Taobao order numbers that are kept: the buyer's own, by which others are recognised. */
export async function readTaobaoTails(db: Database): Promise<ReadonlySet<string>> {
  const keys = await db.orders.where('key').startsWith('taobao:').limit(200).primaryKeys();
  return new Set(keys.map((key) => key.slice(-6)));
}

/** Shape of a number → the source that the user has said most often. */
export async function readCorrections(db: Database): Promise<ReadonlyMap<string, string>> {
  const best = new Map<string, { readonly source: string; readonly count: number }>();
  for (const { shape, source, count } of await db.corrections.orderBy('at').reverse().limit(500).toArray()) {
    if ((best.get(shape)?.count ?? 0) < count) best.set(shape, { source, count });
  }
  return new Map([...best].map(([shape, { source }]) => [shape, source]));
}

const MOST_LINKS = 500;

/** Shop → carriers that its orders' parcels came with, most usual first. From up to 500 linked parcels. */
export async function readUsualCarriers(db: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const counts = new Map<string, Map<string, number>>();
  const idOf = (key: string): string => key.slice(0, key.indexOf(':'));
  for (const { order, parcel } of await db.orderParcels.limit(MOST_LINKS).toArray()) {
    const [shop, carrier] = [idOf(order), idOf(parcel)];
    if (carrier === UNKNOWN_CARRIER) continue;
    const of = counts.get(shop) ?? new Map<string, number>();
    counts.set(shop, of.set(carrier, (of.get(carrier) ?? 0) + 1));
  }
  return new Map([...counts].map(([shop, of]) => [shop, [...of].sort(([, a], [, b]) => b - a).map(([carrier]) => carrier)]));
}

/** How the passphrase over the user's keys stands; null: there is none. */
export async function readKeysLock(db: Database): Promise<Pick<LockRow, 'lockedAt' | 'lockAt' | 'autoLockMinutes'> | null> {
  return (await readLock(db)) ?? null;
}
