/** Keeps what the user confirmed, in one transaction; what is there already is told and not doubled. */
import { orderParcelKey } from '@/lib/model/ids';
import type { Parcel } from '@/lib/model/parcel';
import { newPlan } from '@/lib/model/source-state';
import type { Instant } from '@/lib/model/time';
import { followAlias } from '@/lib/storage/aliases';
import type { Database } from '@/lib/storage/tables';
import { saveNewParcels, saveOrder, saveParcel } from '@/lib/storage/writes/save';
import { newParcel, type NewParcel, pastedOrder } from './new-rows';

export type Addition = ({ readonly kind: 'parcel' } & NewParcel) | { readonly kind: 'order'; readonly number: string; readonly shop: string; readonly title: string | null };
export interface Kept {
  readonly added: readonly string[];
  readonly known: readonly string[];
}

/** What a second paste may teach about a parcel that is known: input, pickup code, title. Null: nothing new. */
function taught(parcel: Parcel, said: NewParcel, now: Instant): Omit<Parcel, 'shelf' | 'shelfAt' | 'rev'> | null {
  const pickup = said.pickupCode === null ? parcel.pickup : { code: said.pickupCode, place: said.pickupPlace ?? parcel.pickup?.place ?? null };
  const input = { ...parcel.input, ...said.input };
  const same = JSON.stringify(input) === JSON.stringify(parcel.input) && JSON.stringify(pickup) === JSON.stringify(parcel.pickup) && (said.title === null || parcel.title !== null) && parcel.deletedAt === null;
  return same ? null : { ...parcel, input, pickup, title: parcel.title ?? said.title, deletedAt: null, blocked: parcel.blocked === 'needs_input' ? null : parcel.blocked, updatedAt: now };
}

/** What nobody has heard of yet, most of a long list: some requests for all of it instead of six for each. By addition, its key. */
async function keepFresh(db: Database, additions: readonly Addition[], now: Instant): Promise<ReadonlyMap<Addition, string>> {
  const first = new Map<string, Addition & NewParcel>();
  for (const addition of additions) {
    if (addition.kind !== 'parcel') continue;
    const { key } = newParcel(addition, now);
    if (!first.has(key)) first.set(key, addition);
  }
  const keys = [...first.keys()];
  const [known, renamed] = [await db.parcels.bulkGet(keys), await db.aliases.bulkGet(keys)];
  const fresh = [...first].filter((_, index) => known[index] === undefined && renamed[index] === undefined);
  await saveNewParcels(db, fresh.map(([, said]) => newParcel(said, now)));
  await db.plans.bulkPut(fresh.map(([key]) => newPlan(key, now, 'new')));
  return new Map(fresh.map(([key, said]) => [said, key]));
}

async function keepParcel(db: Database, said: NewParcel, now: Instant): Promise<readonly [key: string, fresh: boolean]> {
  const wanted = newParcel(said, now);
  const key = await followAlias(db, wanted.key);
  const there = await db.parcels.get(key);
  if (there === undefined) {
    await saveParcel(db, undefined, { ...wanted, key });
    await db.plans.put(newPlan(key, now, 'new'));
    return [key, true];
  }
  const next = taught(there, said, now);
  if (next !== null) {
    await saveParcel(db, there, next);
    // The plan keeps its floors: a second paste is no way around a source's pace.
    await db.plans.put({ ...((await db.plans.get(key)) ?? newPlan(key, now, 'taught')), dueAt: now, failures: 0, reason: 'taught' });
  }
  return [key, there.deletedAt !== null];
}

async function keepOrder(db: Database, shop: string, number: string, title: string | null, now: Instant): Promise<readonly [key: string, fresh: boolean]> {
  const wanted = pastedOrder(shop, number, title, now);
  const key = await followAlias(db, wanted.key);
  const there = await db.orders.get(key);
  if (there === undefined) await saveOrder(db, undefined, { ...wanted, key });
  else if (there.deletedAt !== null) await saveOrder(db, there, { ...there, deletedAt: null, updatedAt: now });
  return [key, there === undefined || there.deletedAt !== null];
}

/** `links`: pairs of indexes into `additions`, order first. Everything or nothing is stored. */
export async function keepAdditions(db: Database, additions: readonly Addition[], links: readonly (readonly [number, number])[], now: Instant): Promise<Kept> {
  return db.transaction('rw', [db.parcels, db.orders, db.orderParcels, db.plans, db.aliases, db.counters], async () => {
    const fresh = await keepFresh(db, additions, now);
    const results: (readonly [string, boolean])[] = [];
    for (const addition of additions) {
      const key = fresh.get(addition);
      if (key !== undefined) results.push([key, true]);
      else results.push(addition.kind === 'parcel' ? await keepParcel(db, addition, now) : await keepOrder(db, addition.shop, addition.number, addition.title, now));
    }
    for (const [orderIndex, parcelIndex] of links) {
      const order = additions[orderIndex]?.kind === 'order' ? results[orderIndex]?.[0] : undefined;
      const parcel = additions[parcelIndex]?.kind === 'parcel' ? results[parcelIndex]?.[0] : undefined;
      if (order !== undefined && parcel !== undefined) await db.orderParcels.put({ key: orderParcelKey(order, parcel), order, parcel, items: [] });
    }
    return { added: results.filter(([, fresh]) => fresh).map(([key]) => key), known: results.filter(([, fresh]) => !fresh).map(([key]) => key) };
  });
}
