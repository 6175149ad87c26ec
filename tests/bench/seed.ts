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
  const carriers = ['yto', 'cainiao', 'japan-post', 'sf-express', 'zto', 'usps'];
  const shops = ['taobao', 'jd', 'amazon', 'aliexpress', 'pinduoduo', 'ebay'];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('ordertrail');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
  });
  const digits = (n: number, width: number): string => String(n).padStart(width, '0');
  const shelfOf = (n: number): 'needs' | 'moving' | 'done' | 'archived' => (n % 200 === 0 ? 'needs' : n % 200 < 10 ? 'moving' : n % 200 === 199 ? 'archived' : 'done');
  const statusOf = { needs: 'ready_for_pickup', moving: 'in_transit', done: 'delivered', archived: 'delivered' } as const;

  function parcel(n: number): object {
    const carrier = carriers[n % carriers.length] ?? 'yto';
    const number = `YT${digits(n, 13)}`;
    const shelf = shelfOf(n);
    const at = size.now - (shelf === 'done' || shelf === 'archived' ? (n % 1500) + 2 : n % 5) * DAY - n;
    const onDay = new Date(size.now + (n % 9) * DAY).toISOString().slice(0, 10);
    return {
      key: `${carrier}:${number}`, carrier, trackingNumber: number, input: {}, status: statusOf[shelf], subStatus: null, rawStatus: 'SEED', statusAt: at,
      latestText: 'Arrived at sorting centre', latestPlace: 'Hangzhou', eta: shelf === 'moving' ? { fromOn: onDay, untilOn: onDay, fromAt: null, untilAt: null, source: carrier } : null,
      related: [], pickup: shelf === 'needs' ? { code: `5-2-${digits(n % 10_000, 4)}`, place: 'Station 12' } : null, title: `Thing number ${n}`, direction: 'to_me', leadSource: carrier, preferredSource: null,
      memos: {}, lastAnswerAt: size.now - 600_000, lastAskedAt: size.now - 600_000, blocked: null, baselineDone: true, note: '', tags: [], archived: shelf === 'archived', muted: false,
      receivedAt: null, deletedAt: null, createdAt: at - 5 * DAY, updatedAt: at, shelf, shelfAt: shelf === 'moving' ? Date.parse(`${onDay}T12:00:00Z`) : at, lastSeq: size.eventsPerParcel, milestones: {}, rev: 1,
    };
  }

  function event(n: number, index: number): object {
    const subject = `${carriers[n % carriers.length] ?? 'yto'}:YT${digits(n, 13)}`;
    const at = size.now - ((n % 1500) + 2) * DAY - n + index * 3_600_000;
    return {
      key: `${subject}|seed|${index}`, subject, subjectKind: 'parcel', occurredAt: at, offsetMinutes: 480, rawTime: new Date(at).toISOString(), localTime: null, precision: 'second', sortAt: at, assumedZone: null, seq: index + 1,
      status: index + 1 === size.eventsPerParcel ? 'delivered' : 'in_transit', subStatus: null, text: `【Hangzhou】 arrived at sorting centre, step ${index}`, sourceCode: 'SEED', location: 'Hangzhou', source: 'yto', firstSeenAt: at, rewrittenAt: null, withdrawnAt: null,
    };
  }

  function order(n: number): object {
    const shop = shops[n % shops.length] ?? 'taobao';
    const number = digits(n, 16);
    const at = size.now - ((n % 1500) + 5) * DAY - n;
    const none = null;
    return {
      key: `${shop}::${number}`, shop, account: null, orderNumber: number, placedAt: at, placedAtPrecision: 'second', seller: `Shop ${n % 997}`,
      items: [{ title: `Thing number ${n}`, quantity: 1, unitPrice: { minor: 1999 + n, currency: 'CNY' }, lineTotal: none, variant: none, itemId: none, url: none, imageUrl: none }],
      money: { subtotal: none, shipping: none, discount: none, tax: none, total: { minor: 1999 + n, currency: 'CNY' }, paid: none }, paymentMethod: none, rawStatus: none, status: 'completed', afterSales: 'none',
      links: {}, sources: {}, note: '', tags: [], archived: false, muted: false, deletedAt: null, createdAt: at, updatedAt: at, shelf: 'done', shelfAt: at, lastSeq: 0, rev: 1,
    };
  }

  async function fill(store: string, count: number, make: (n: number) => object): Promise<void> {
    for (let from = 0; from < count; from += 5000) {
      await new Promise<void>((resolve, reject) => {
        const transaction = db.transaction(store, 'readwrite', { durability: 'relaxed' });
        const rows = transaction.objectStore(store);
        for (let n = from; n < Math.min(count, from + 5000); n += 1) rows.put(make(n));
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error(`${store} aborted`)));
      });
    }
  }

  await fill('orders', size.orders, order);
  await fill('parcels', size.parcels, parcel);
  await fill('events', size.parcels * size.eventsPerParcel, (n) => event(Math.floor(n / size.eventsPerParcel), n % size.eventsPerParcel));
  const counts = { needs: 0, moving: 0, done: 0, archived: 0 };
  for (let n = 0; n < size.parcels; n += 1) counts[shelfOf(n)] += 1;
  const rows = [...Object.entries(counts).map(([shelf, value]) => ({ name: `parcels:${shelf}`, value })), { name: 'orders:done', value: size.orders }];
  await fill('counters', rows.length, (n) => rows[n] ?? {});
  db.close();
  return performance.now() - began;
}
