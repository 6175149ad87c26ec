import { expect, it } from 'vitest';
import * as first from '@/lib/storage/migrations/001-first';
import * as shops from '@/lib/storage/migrations/002-shops';
import { migrated } from './pattern';

const EMPTY = { aliases: [], corrections: [], counters: [], events: [], importChunks: [], imports: [], meta: [], notices: [], ops: [], orderParcels: [], orders: [], parcels: [], payments: [], plans: [], secrets: [], shopStates: [], sourceStates: [] };

const rest = { shop: 'jd', account: null, status: 'unknown', afterSales: 'none', links: {}, note: 'mine', tags: ['a'], shelf: 'moving', shelfAt: 1, rev: 3, createdAt: 5 };
const none = { subtotal: null, shipping: null, discount: null, tax: null, total: null, paid: null };

it('a name that the person gave an order stays its name; what was pasted is its first source', async () => {
  const orders = [
    { ...rest, key: 'jd::1', orderNumber: '1', items: [{ title: 'Coat', quantity: null }], money: none, sources: { number: { kind: 'paste', readAt: 7 } } },
    { ...rest, key: 'jd::2', orderNumber: '2', items: [], money: { ...none, total: { minor: 100, currency: 'CNY' } }, sources: {} },
  ];
  const parcels = [{ key: 'yto:YT1', trackingNumber: 'YT1', shelf: 'moving', shelfAt: 1, createdAt: 1 }];
  expect(await migrated([first], { orders, parcels }, [first, shops])).toEqual({
    ...EMPTY,
    parcels: parcels.map((parcel) => ({ ...parcel, leadNumber: null, doubt: null })),
    orders: [
      { ...rest, key: 'jd::1', orderNumber: '1', title: 'Coat', items: [], money: {}, sources: {}, said: [{ kind: 'paste', page: null, readAt: 7, facts: {} }] },
      { ...rest, key: 'jd::2', orderNumber: '2', title: null, items: [], money: { total: { minor: 100, currency: 'CNY' } }, sources: {}, said: [{ kind: 'paste', page: null, readAt: 5, facts: {} }] },
    ],
  });
});

it('an empty disk gets every table, empty', async () => {
  expect(await migrated([first], {}, [first, shops])).toEqual(EMPTY);
});

it('a plan knows nobody yet who did not find its parcel', async () => {
  const plans = [{ subject: 'yto:YT1', dueAt: 5, notFound: 2, floors: { yto: 4 } }];
  expect(await migrated([first], { plans }, [first, shops])).toEqual({ ...EMPTY, plans: [{ ...plans[0], misses: {} }] });
});
