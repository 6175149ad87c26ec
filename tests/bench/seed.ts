/**
 * Fills the product's own database in a page of the extension with a life's worth of shopping, by raw IndexedDB.
 * The function is sent to the page as text: it may use nothing but its argument.
 */
export interface SeedSize {
  readonly orders: number;
  readonly parcels: number;
  readonly eventsPerParcel: number;
  /** Wall clock of the run, ms UTC. */
  readonly now: number;
}

/** Runs in the page; resolves with the milliseconds it took. Rows have the shapes of lib/model. */
export async function seedInPage(size: SeedSize): Promise<number> {
  const began = performance.now();
  const DAY = 86_400_000;
  const carriers = [['yto', 'yto'], ['cainiao', 'cainiao'], ['japan-post', 'japanpost'], ['sf-express', 'kuaidi100'], ['zto', 'kuaidi100'], ['usps', 'seventeentrack']] as const;
  const shops = ['taobao', 'jd', 'amazon', 'aliexpress', 'pinduoduo', 'ebay'];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('ordertrail');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
  });
  const digits = (n: number, width: number): string => String(n).padStart(width, '0');
  const shelfOf = (n: number): 'needs' | 'moving' | 'done' | 'archived' => (n % 200 === 0 ? 'needs' : n % 200 < 10 ? 'moving' : n % 200 === 199 ? 'archived' : 'done');
  const statusOf = { needs: 'ready_for_pickup', moving: 'in_transit', done: 'delivered', archived: 'delivered' } as const;
  const orderStatusOf = { needs: 'unpaid', moving: 'shipped', done: 'completed', archived: 'completed' } as const;
  /** As lib/model/time has it. */
  const FAR = Date.UTC(9999, 0, 1);

  const whose = (n: number): readonly [carrier: string, source: string] => carriers[n % carriers.length] ?? carriers[0];
  const numberOf = (n: number): string => `SEED${digits(n, 11)}`;
  const parcelKey = (n: number): string => `${whose(n)[0]}:${numberOf(n)}`;
  const orderKey = (n: number): string => `${shops[n % shops.length] ?? 'taobao'}::${digits(n, 16)}`;

  /** When the newest thing happened to it. */
  function lastAt(n: number): number {
    const shelf = shelfOf(n);
    return size.now - (shelf === 'done' || shelf === 'archived' ? (n % 1500) + 2 : n % 5) * DAY - n;
  }

  function parcel(n: number): object {
    const [carrier, source] = whose(n);
    const number = numberOf(n);
    const shelf = shelfOf(n);
    const at = lastAt(n);
    const onDay = new Date(size.now + (n % 9) * DAY).toISOString().slice(0, 10);
    return {
      key: parcelKey(n), carrier, trackingNumber: number, input: {}, status: statusOf[shelf], subStatus: null, rawStatus: 'SEED', statusAt: at,
      latestText: 'Arrived at sorting centre', latestPlace: 'Hangzhou', eta: shelf === 'moving' ? { fromOn: onDay, untilOn: onDay, fromAt: null, untilAt: null, source } : null,
      related: [], pickup: shelf === 'needs' ? { code: `5-2-${digits(n % 10_000, 4)}`, place: 'Station 12' } : null, title: `Thing number ${n}`, direction: 'to_me', leadSource: source, preferredSource: null,
      memos: {}, lastAnswerAt: size.now - 600_000, lastAskedAt: size.now - 600_000, blocked: null, baselineDone: true, note: '', tags: [], archived: shelf === 'archived', muted: false,
      receivedAt: null, deletedAt: null, createdAt: at - 5 * DAY, updatedAt: at, shelf, shelfAt: shelf === 'moving' ? Date.parse(`${onDay}T12:00:00Z`) : at, lastSeq: size.eventsPerParcel, milestones: {}, rev: 1,
    };
  }

  function event(n: number, index: number): object {
    const subject = parcelKey(n);
    const status = statusOf[shelfOf(n)];
    const last = lastAt(n);
    const at = last - (size.eventsPerParcel - 1 - index) * 3_600_000;
    return {
      key: `${subject}|seed|${index}`, subject, subjectKind: 'parcel', occurredAt: at, offsetMinutes: 480, rawTime: new Date(at).toISOString(), localTime: null, precision: 'second', sortAt: at, assumedZone: null, seq: index + 1,
      status: index + 1 === size.eventsPerParcel ? status : 'in_transit', subStatus: null, text: `【Hangzhou】 arrived at sorting centre, step ${index}`, sourceCode: 'SEED', location: 'Hangzhou', source: whose(n)[1], firstSeenAt: at, rewrittenAt: null, withdrawnAt: null,
    };
  }

  function order(n: number): object {
    const shop = shops[n % shops.length] ?? 'taobao';
    const number = digits(n, 16);
    const shelf = shelfOf(n);
    const at = size.now - ((n % 1500) + 5) * DAY - n;
    const none = null;
    return {
      key: orderKey(n), shop, account: null, orderNumber: number, placedAt: at, placedAtPrecision: 'second', seller: `Shop ${n % 997}`,
      items: [{ title: `Thing number ${n}`, quantity: 1, unitPrice: { minor: 1999 + n, currency: 'CNY' }, lineTotal: none, variant: none, itemId: none, url: none, imageUrl: none }],
      money: { total: { minor: 1999 + n, currency: 'CNY' } }, title: none, said: [], paymentMethod: none, rawStatus: none, status: orderStatusOf[shelf], afterSales: 'none',
      links: {}, sources: {}, note: '', tags: [], archived: shelf === 'archived', muted: false, deletedAt: null, createdAt: at, updatedAt: at, shelf, shelfAt: shelf === 'moving' ? FAR : at, lastSeq: 0, rev: 1,
    };
  }

  /** The next rows are made while the last ones are being written: at most three transactions wait. */
  async function fill(store: string, count: number, make: (n: number) => object): Promise<void> {
    const waiting: Promise<void>[] = [];
    for (let from = 0; from < count; from += 5000) {
      const transaction = db.transaction(store, 'readwrite', { durability: 'relaxed' });
      const rows = transaction.objectStore(store);
      for (let n = from; n < Math.min(count, from + 5000); n += 1) rows.put(make(n));
      waiting.push(
        new Promise((resolve, reject) => {
          transaction.addEventListener('complete', () => resolve());
          transaction.addEventListener('abort', () => reject(transaction.error ?? new Error(`${store} aborted`)));
        }),
      );
      if (waiting.length > 2) await waiting.shift();
    }
    await Promise.all(waiting);
  }

  const plan = (n: number): object => ({ subject: parcelKey(n), dueAt: size.now + ((n % 9) + 1) * DAY, failures: 0, notFound: 0, notFoundSince: null, reason: 'seeded', byHand: false, floors: {} });
  const link = (n: number): object => ({ key: `${orderKey(n)}|${parcelKey(n)}`, order: orderKey(n), parcel: parcelKey(n), items: [] });
  const onTheWay = Array.from({ length: size.parcels }, (_, n) => n).filter((n) => shelfOf(n) === 'needs' || shelfOf(n) === 'moving');

  // Some orders have no parcel yet.
  const linked = Array.from({ length: Math.min(size.orders, size.parcels) }, (_, n) => n).filter((n) => n % 100 !== 0 && n % 200 !== 9);

  await fill('orders', size.orders, order);
  await fill('parcels', size.parcels, parcel);
  await fill('orderParcels', linked.length, (index) => link(linked[index] ?? 0));
  await fill('plans', onTheWay.length, (index) => plan(onTheWay[index] ?? 0));
  await fill('events', size.parcels * size.eventsPerParcel, (n) => event(Math.floor(n / size.eventsPerParcel), n % size.eventsPerParcel));
  const counts = { needs: 0, moving: 0, done: 0, archived: 0 };
  for (let n = 0; n < size.parcels; n += 1) counts[shelfOf(n)] += 1;
  const ordered = { needs: 0, moving: 0, done: 0, archived: 0 };
  for (let n = 0; n < size.orders; n += 1) ordered[shelfOf(n)] += 1;
  const rows = [...Object.entries(counts).map(([shelf, value]) => ({ name: `parcels:${shelf}`, value })), ...Object.entries(ordered).map(([shelf, value]) => ({ name: `orders:${shelf}`, value }))];
  await fill('counters', rows.length, (n) => rows[n] ?? {});
  db.close();
  return performance.now() - began;
}
