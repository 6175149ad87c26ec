import { beforeEach, describe, expect, it } from 'vitest';
import { newOrder, newParcel } from '@/lib/intake/new-rows';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import { DAY } from '@/lib/model/time';
import { readCorrections } from '@/lib/storage/queries/house';
import { firstPage, listParcels, readPopupLists, type ShelfMark } from '@/lib/storage/queries/lists';
import { findStored, readOrder, readParcel } from '@/lib/storage/queries/subjects';
import { readTimeline, type TimelineMark } from '@/lib/storage/queries/timeline';
import type { Database } from '@/lib/storage/tables';
import { saveOrder, saveParcel } from '@/lib/storage/writes/save';
import { openTestDatabase } from '@/tests/_support/database';

const NOW = Date.UTC(2026, 10, 24, 4);
let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

function addParcel(number: string, change: Partial<Parcel> = {}): Promise<Parcel> {
  const said = { number, carrier: 'yto', input: {}, source: null, title: null, pickupCode: null, pickupPlace: null };
  return saveParcel(db, undefined, { ...newParcel(said, NOW), ...change });
}
function event(subject: string, seq: number, sortAt: number, change: Partial<ShipmentEvent> = {}): ShipmentEvent {
  return {
    key: `${subject}|e${String(seq).padStart(4, '0')}`, subject, subjectKind: 'parcel', occurredAt: sortAt, offsetMinutes: 480, rawTime: null, localTime: null, precision: 'second', sortAt, assumedZone: null, seq,
    status: 'in_transit', subStatus: null, text: 'x', sourceCode: null, location: null, source: 'yto', firstSeenAt: sortAt, rewrittenAt: null, withdrawnAt: null, ...change,
  };
}
const eta = (day: string): Parcel['eta'] => ({ fromOn: day, untilOn: day, fromAt: null, untilAt: null, source: 'yto' });

describe('shelves', () => {
  it('are walked page by page without losing or doubling a row, also where many stand at the same time', async () => {
    for (let n = 0; n < 23; n += 1) await addParcel(`YT10000000000${n}`, { status: 'in_transit', eta: n % 3 === 0 ? eta('2026-11-26') : null });
    const seen: string[] = [];
    let after: ShelfMark | null = null;
    do {
      const page: Awaited<ReturnType<typeof listParcels>> = await listParcels(db, 'moving', { after, end: null, size: 5 });
      seen.push(...page.rows.map(({ key }) => key));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });

  it('show the latest first where nothing is awaited', async () => {
    await addParcel('YT1000000000001', { status: 'delivered', statusAt: NOW - DAY });
    await addParcel('YT1000000000002', { status: 'delivered', statusAt: NOW });
    const first = await listParcels(db, 'done', firstPage(1));
    expect(first.rows.map(({ trackingNumber }) => trackingNumber)).toEqual(['YT1000000000002']);
    const second = await listParcels(db, 'done', { after: first.next, end: null, size: 1 });
    expect(second.rows.map(({ trackingNumber }) => trackingNumber)).toEqual(['YT1000000000001']);
    expect(second.next).toBeNull();
  });
});

it('the popup gets what needs the user, what comes, what came lately, and orders that have no parcel', async () => {
  const parcel = await addParcel('YT1000000000001', { status: 'ready_for_pickup' });
  await addParcel('YT1000000000002', { status: 'in_transit', eta: eta('2026-11-26') });
  await addParcel('YT1000000000003', { status: 'delivered', statusAt: NOW - 2 * DAY });
  await addParcel('YT1000000000004', { status: 'delivered', statusAt: NOW - 40 * DAY });
  const linked = await saveOrder(db, undefined, newOrder('taobao', '1234567890123456789', null, NOW));
  await saveOrder(db, undefined, newOrder('taobao', '9876543210987654321', null, NOW));
  await db.orderParcels.put({ key: `${linked.key}|${parcel.key}`, order: linked.key, parcel: parcel.key, items: [] });
  const lists = await readPopupLists(db, NOW);
  expect(lists.needs.map(({ trackingNumber }) => trackingNumber)).toEqual(['YT1000000000001']);
  expect(lists.moving.map(({ trackingNumber }) => trackingNumber)).toEqual(['YT1000000000002']);
  expect(lists.done.map(({ trackingNumber }) => trackingNumber)).toEqual(['YT1000000000003']);
  expect(lists.orders.map(({ orderNumber }) => orderNumber)).toEqual(['9876543210987654321']);
});

it('a page of a shelf that another follows neither takes rows from it nor leaves a gap', async () => {
  for (let n = 0; n < 6; n += 1) await addParcel(`YT100000000000${n}`, { status: 'delivered', statusAt: NOW - n * DAY });
  const { next: end } = await listParcels(db, 'done', firstPage(3));
  const gone = await db.parcels.get('yto:YT1000000000001');
  if (gone !== undefined) await saveParcel(db, gone, { ...gone, deletedAt: NOW });
  await addParcel('YT1000000000009', { status: 'delivered', statusAt: NOW + DAY });
  const first = await listParcels(db, 'done', { after: null, end, size: 3 });
  const second = await listParcels(db, 'done', { after: end, end: null, size: 3 });
  expect([...first.rows, ...second.rows].map(({ trackingNumber }) => trackingNumber.slice(-1)).join('')).toBe('902345');
});

describe('the timeline', () => {
  it('is endless by key: newest first, nothing lost between pages where times are equal', async () => {
    const { key } = await addParcel('YT1000000000001');
    for (let n = 0; n < 30; n += 1) await db.events.put(event(key, n, NOW - Math.floor(n / 7) * DAY));
    const seen: string[] = [];
    let after: TimelineMark | null = null;
    do {
      const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(db, after, null, 4);
      seen.push(...page.entries.map(({ event: { key: own } }) => own));
      after = page.end;
    } while (after !== null);
    expect(new Set(seen).size).toBe(30);
    expect(seen).toHaveLength(30);
  });

  it('a page that is followed by another grows at the top', async () => {
    const { key } = await addParcel('YT1000000000001');
    for (let n = 0; n < 8; n += 1) await db.events.put(event(key, n, NOW - n * 1000));
    const { end } = await readTimeline(db, null, null, 4);
    await db.events.put(event(key, 99, NOW + 1000));
    const first = await readTimeline(db, null, end, 4);
    const second = await readTimeline(db, end, null, 4);
    expect([...first.entries, ...second.entries].map(({ event: { seq } }) => seq)).toEqual([99, 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('leaves out what was deleted and what a source took back', async () => {
    const gone = await addParcel('YT1000000000001', { deletedAt: NOW });
    const kept = await addParcel('YT1000000000002');
    await db.events.bulkPut([event(gone.key, 1, NOW), event(kept.key, 1, NOW), event(kept.key, 2, NOW, { withdrawnAt: NOW })]);
    const { entries } = await readTimeline(db, null, null);
    expect(entries.map(({ event: { key } }) => key)).toEqual([`${kept.key}|e0001`]);
  });
});

describe('one thing', () => {
  it('is found under a key it had before, with its history newest first', async () => {
    const { key } = await addParcel('YT1000000000001');
    await db.aliases.put({ old: '?:YT1000000000001', key });
    await db.events.bulkPut([event(key, 1, NOW - DAY), event(key, 2, NOW)]);
    const found = await readParcel(db, '?:YT1000000000001');
    expect(found?.parcel.key).toBe(key);
    expect(found?.events.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(await readParcel(db, 'yto:NOTHING')).toBeNull();
  });

  it('an order knows its parcels and a number tells whether it is kept', async () => {
    const parcel = await addParcel('YT1000000000001');
    const order = await saveOrder(db, undefined, newOrder('taobao', '1234567890123456789', null, NOW));
    await db.orderParcels.put({ key: `${order.key}|${parcel.key}`, order: order.key, parcel: parcel.key, items: [] });
    expect((await readOrder(db, order.key))?.parcels.map(({ key }) => key)).toEqual([parcel.key]);
    expect((await readParcel(db, parcel.key))?.orders.map(({ key }) => key)).toEqual([order.key]);
    const stored = await findStored(db, ['YT1000000000001', '1234567890123456789', 'YT9']);
    expect([...stored.keys()].sort()).toEqual(['1234567890123456789', 'YT1000000000001']);
  });
});

it('the correction that was said most often counts', async () => {
  await db.corrections.bulkPut([{ shape: 'd12', source: 'yunda', count: 1, at: NOW }, { shape: 'd12', source: 'zto', count: 3, at: NOW - DAY }]);
  expect((await readCorrections(db)).get('d12')).toBe('zto');
});
