/** Rows for every state that a row or a detail can be in, and how a test puts them into the database of a browser. */
import { newOrder, newParcel } from '@/lib/intake/new-rows';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Money } from '@/lib/model/money';
import type { Order } from '@/lib/model/order';
import type { EtaWindow, Parcel } from '@/lib/model/parcel';
import { shelveOrder, shelveParcel } from '@/lib/model/shelf';
import { newPlan, newSourceState, type SourceState } from '@/lib/model/source-state';
import { DAY, HOUR, type Instant, MINUTE } from '@/lib/model/time';
import type { ExtensionPage } from '@/tests/_support/browser';

/** Markup, a bidi override, control characters, an unclosed tag: must come out as the characters they are, or not at all. */
export const HOSTILE = '<img src=x onerror="document.title=1"><script>globalThis.harmed=1</script>\u202Egnp.exe\u2066\u0000\u0007"><b>&lt;&amp;';
const LONG = 'Ein sehr langer Name für ein Paket das niemand je so genannt hätte '.repeat(4) + 'W'.repeat(90);

export type Rows = Readonly<Record<string, readonly object[]>>;

/** Writes rows past the background; pages that are open see them after a reload. */
export function putRows(page: ExtensionPage, rows: Rows): Promise<void> {
  return page.run(
    (all: Rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ordertrail');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const work = db.transaction(Object.keys(all), 'readwrite');
          for (const [table, list] of Object.entries(all)) for (const row of list) work.objectStore(table).put(row);
          work.addEventListener('abort', () => reject(work.error ?? new Error('abort')));
          work.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    rows,
  );
}

export function parcelRow(number: string, carrier: string | null, now: Instant, change: Partial<Parcel> = {}): Parcel {
  const fresh = newParcel({ number, carrier, input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }, now - 5 * DAY);
  const told = { ...fresh, statusAt: now - 3 * HOUR, lastAnswerAt: now - 12 * MINUTE, lastAskedAt: now - 12 * MINUTE, baselineDone: true, updatedAt: now - 12 * MINUTE, ...change };
  return { ...told, ...shelveParcel({ ...told, rev: 1 }), rev: 1 };
}

export function orderRow(shop: string, number: string, title: string | null, now: Instant, change: Partial<Order> = {}): Order {
  const told = { ...newOrder(shop, number, title, now - 2 * DAY), placedAt: now - 2 * DAY, placedAtPrecision: 'second' as const, ...change };
  return { ...told, ...shelveOrder(told), rev: 1 };
}

export function eventRow(subject: string, seq: number, at: Instant, change: Partial<ShipmentEvent> = {}): ShipmentEvent {
  return {
    key: `${subject}|${seq}`, subject, subjectKind: 'parcel', occurredAt: at, offsetMinutes: 480, rawTime: null, localTime: null, precision: 'second', sortAt: at, assumedZone: null, seq,
    status: 'in_transit', subStatus: 'arrived_facility', text: '快件已到达【广州样例转运中心】', sourceCode: null, location: '广州', source: 'yto', firstSeenAt: at, rewrittenAt: null, withdrawnAt: null, ...change,
  };
}

const onDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
const comes = (from: Instant, until: Instant, source: string, clock = false): EtaWindow => ({ fromOn: onDay(from), untilOn: onDay(until), fromAt: clock ? from : null, untilAt: clock ? until : null, source });
const yuan = (minor: number): Money => ({ minor, currency: 'CNY' });

/** Keys by the state they are in. */
export const KEYS = {
  pickup: 'yto:YT2648103900001', attempt: 'yto:YT2648103900002', exception: 'yto:YT2648103900003', allow: 'cainiao:LP00648103957264', input: 'sf-express:SF1234567890123', silent: 'yto:YT2648103900004',
  nobody: '?:QX77310044ZZ', auth: 'usps:9400100000000000000017', out: 'yto:YT2648103900005', stale: 'japan-post:EB264810390JP', unknown: '?:QX77310099ZZ', hostile: 'yto:YT2648103900006', long: 'yto:YT2648103900007',
  done: 'yto:YT2648103900008', received: 'yto:YT2648103900009', returning: 'yto:YT2648103900010', customs: 'cainiao:LP00648103957777', waiting: 'yto:YT2648103900011', deleted: 'yto:YT2648103900013',
} as const;
export const ORDER = 'taobao::3316044210077551122';

const numberOf = (key: string): string => key.slice(key.indexOf(':') + 1);

function parcels(now: Instant): readonly Parcel[] {
  const of = (state: keyof typeof KEYS, change: Partial<Parcel>): Parcel => {
    const carrier = KEYS[state].slice(0, KEYS[state].indexOf(':'));
    return parcelRow(numberOf(KEYS[state]), carrier === '?' ? null : carrier, now, { leadSource: 'yto', ...change });
  };
  const unasked = { lastAnswerAt: null, lastAskedAt: null, statusAt: null, baselineDone: false, leadSource: null } as const;
  return [
    of('pickup', { status: 'ready_for_pickup', subStatus: 'locker', title: '手冲咖啡壶', pickup: { code: '7-2-3051', place: '示例花园3号门驿站' }, latestPlace: '示例驿站' }),
    of('attempt', { status: 'attempt_failed', subStatus: 'recipient_absent', title: 'Desk lamp', latestPlace: '杭州' }),
    of('exception', { status: 'exception', subStatus: 'damaged', title: 'Tea cups', statusAt: now - 2 * DAY }),
    of('allow', { ...unasked, blocked: 'permission_missing' }),
    of('input', { ...unasked, blocked: 'needs_input', title: '耳机' }),
    of('silent', { status: 'expired', subStatus: 'no_updates', blocked: 'stale', statusAt: now - 40 * DAY }),
    of('nobody', { ...unasked, blocked: 'no_source' }),
    of('auth', { ...unasked, blocked: 'auth', title: 'Vinyl record' }),
    of('out', { status: 'out_for_delivery', title: '机械键盘', eta: comes(now, now + 2 * HOUR, 'yto', true), latestPlace: '广东省示例市公司', related: [{ role: 'last_mile', carrier: 'china-post', number: 'LX123456785CN' }, { role: 'alternate', carrier: null, number: 'AB-99-1' }], rawStatus: 'SENT_SCAN', lastSeq: 7, note: 'Ring twice' }),
    of('stale', { status: 'in_transit', subStatus: 'departed_origin_country', leadSource: 'japanpost', title: 'Indigo notebook', eta: comes(now + DAY, now + DAY, 'japanpost'), lastAnswerAt: now - 9 * HOUR }),
    of('unknown', { status: 'in_transit', leadSource: 'seventeentrack', eta: comes(now + 3 * DAY, now + 5 * DAY, 'seventeentrack') }),
    of('hostile', { status: 'in_transit', title: HOSTILE, latestPlace: HOSTILE, rawStatus: HOSTILE, note: HOSTILE, eta: comes(now + 20 * DAY, now + 33 * DAY, 'yto'), lastSeq: 1 }),
    of('long', { status: 'in_transit', subStatus: 'customs_info_required', title: LONG, latestPlace: 'Langenargen am Bodensee bei Friedrichshafen Hauptverteilzentrum 7', eta: comes(now - 3 * DAY, now - 3 * DAY, 'yto') }),
    of('done', { status: 'delivered', subStatus: 'mailbox', title: 'Postcards', statusAt: now - DAY }),
    of('received', { status: 'in_transit', title: 'Cable', receivedAt: now - 5 * HOUR }),
    of('returning', { status: 'returning', subStatus: 'in_transit', muted: true }),
    of('customs', { status: 'in_transit', subStatus: 'customs_processing', leadSource: 'cainiao', title: '毛衣' }),
    of('waiting', { ...unasked }),
    of('deleted', { deletedAt: now - MINUTE, title: 'Thrown away' }),
    ...['12', '14', '15'].map((tail) => parcelRow(`YT26481039000${tail}`, 'yto', now, { leadSource: 'yto', archived: true, status: 'delivered', statusAt: now - 30 * DAY, title: `Put away ${tail}` })),
  ];
}

function events(now: Instant): readonly ShipmentEvent[] {
  const of = KEYS.out;
  return [
    eventRow(of, 1, now - 5 * DAY, { status: 'pre_transit', subStatus: 'info_received', text: '商家已下单', location: null }),
    eventRow(of, 2, now - 4 * DAY, { subStatus: 'picked_up', text: '【浙江省示例市公司】已收件', location: '杭州' }),
    eventRow(of, 3, now - 3 * DAY, { subStatus: null, text: 'IN TRANSIT TO NEXT FACILITY', occurredAt: null, localTime: `${onDay(now - 3 * DAY)}T08:15:00`, location: 'Hangzhou' }),
    eventRow(of, 4, now - 2 * DAY, { withdrawnAt: now - DAY }),
    eventRow(of, 5, now - DAY, { rewrittenAt: now - HOUR, subStatus: 'departed_facility' }),
    eventRow(of, 6, now - DAY + HOUR, { precision: 'day', occurredAt: null, localTime: onDay(now - DAY), subStatus: 'at_delivery_office', location: null, text: '' }),
    eventRow(of, 7, now - HOUR, { status: 'out_for_delivery', subStatus: null, text: '快件派送中，快递员：样例，电话：尾号0000', location: '广东省示例市公司' }),
    eventRow(KEYS.hostile, 1, now - 2 * HOUR, { status: 'unknown', subStatus: 'unmapped', text: HOSTILE, location: HOSTILE }),
    eventRow(KEYS.pickup, 1, now - 3 * HOUR, { status: 'ready_for_pickup', subStatus: 'locker', text: '快件已存放至示例花园3号门驿站，取件码7-2-3051', location: null }),
    eventRow(KEYS.done, 1, now - DAY, { status: 'delivered', subStatus: 'mailbox', text: '快件已签收' }),
    eventRow(KEYS.exception, 1, now - 2 * DAY, { status: 'exception', subStatus: 'damaged', text: '外包装破损' }),
    eventRow(KEYS.attempt, 1, now - 3 * HOUR, { status: 'attempt_failed', subStatus: 'recipient_absent', text: '收件人不在' }),
    ...Array.from({ length: 60 }, (_, index) => eventRow(KEYS.long, index + 1, now - 6 * DAY - index * 5 * HOUR, { text: `Processed at sorting centre ${index}`, location: 'Liège' })),
  ];
}

function orders(now: Instant): readonly Order[] {
  const money = { subtotal: yuan(25_900), shipping: yuan(0), discount: yuan(-2000), total: yuan(23_900), paid: yuan(23_900) };
  const items = [{ title: '手冲咖啡壶 600ml 玻璃分享壶', quantity: 1, unitPrice: yuan(12_900), lineTotal: yuan(12_900), variant: '透明', itemId: null, url: null, imageUrl: null }, { title: HOSTILE, quantity: 2, unitPrice: yuan(6500), lineTotal: yuan(13_000), variant: null, itemId: null, url: null, imageUrl: null }];
  return [
    orderRow('taobao', '3316044210077551122', null, now, { status: 'partly_shipped', afterSales: 'refunding', seller: '样例旗舰店', items, money }),
    orderRow('jd', '288810043321', 'Kettle', now, { status: 'unpaid', money: { total: yuan(9900) } }),
    orderRow('amazon', '112-7654321-1234567', null, now, { status: 'paid' }),
    orderRow('shopee', '240101ABCDEF12', 'Socks', now, { status: 'completed' }),
  ];
}

function health(now: Instant): readonly SourceState[] {
  return [
    { ...newSourceState('yto'), lastGoodAt: now - 12 * MINUTE, budgetOn: onDay(now), usedScheduled: 41, usedByHand: 2 },
    { ...newSourceState('japanpost'), lastGoodAt: now - 9 * HOUR, failure: 'rate_limited', failingSince: now - 2 * HOUR, lastFailureAt: now - HOUR, backoffUntil: now + 2 * HOUR, drift: { 'rows[].office': 3 } },
    { ...newSourceState('seventeentrack'), failure: 'auth', failingSince: now - 2 * DAY, lastFailureAt: now - 2 * DAY, stopped: true },
    { ...newSourceState('cainiao'), failure: 'changed', failingSince: now - HOUR, lastFailureAt: now - MINUTE, failuresInRow: 6, breakerUntil: now + 15 * MINUTE },
    { ...newSourceState('kuaidi100'), enabled: false, lastGoodAt: now - 20 * DAY },
  ];
}

/** Everything at once. Plans lie far ahead, so that nobody is asked. */
export function everyState(now: Instant): Rows {
  const allParcels = parcels(now);
  const allOrders = orders(now);
  const counts = new Map<string, number>();
  for (const { shelf } of allParcels) counts.set(`parcels:${shelf}`, (counts.get(`parcels:${shelf}`) ?? 0) + 1);
  for (const { shelf } of allOrders) counts.set(`orders:${shelf}`, (counts.get(`orders:${shelf}`) ?? 0) + 1);
  const links = [KEYS.pickup, KEYS.out].map((parcel) => ({ key: `${ORDER}|${parcel}`, order: ORDER, parcel, items: [] }));
  return {
    parcels: allParcels, orders: allOrders, events: events(now), orderParcels: links, sourceStates: health(now),
    plans: allParcels.filter(({ shelf }) => shelf === 'needs' || shelf === 'moving').map(({ key }) => newPlan(key, now + 2 * HOUR, 'seeded')),
    counters: [...counts].map(([name, value]) => ({ name, value })),
  };
}
