import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderReport } from '@/lib/adapter/shop-contract';
import { takeReading } from '@/lib/intake/take-reading';
import { pastedOrder } from '@/lib/intake/new-rows';
import type { Database } from '@/lib/storage/tables';
import { saveOrder } from '@/lib/storage/writes/save';
import { openTestDatabase } from '../_support/database';
import { expectSound, NOW } from '../storage/rows';
import { context, detail, from, report } from './reports';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

const take = (shop: string, change: Partial<OrderReport>) => takeReading(db, { shop, reading: detail(report('#1042', { shop, ...change })) }, from('now'), context());

describe('orders of stores that each number for themselves', () => {
  it.each([
    ['shopify', { store: 'tea.example' }, { store: 'lamps.example' }, ['shopify:lamps.example:#1042', 'shopify:tea.example:#1042']],
    ['generic', { site: 'tea.example' }, { site: 'lamps.example' }, ['generic:lamps.example:#1042', 'generic:tea.example:#1042']],
    ['generic', { seller: 'Tea House' }, { seller: 'Lamps' }, ['generic:Lamps:#1042', 'generic:Tea House:#1042']],
  ] as const)('%s: the same number at two stores is two orders, at one store one', async (shop, one, other, keys) => {
    await take(shop, one);
    expect(await take(shop, one)).toMatchObject({ added: 0, same: 1 });
    expect(await take(shop, other)).toMatchObject({ added: 1 });
    expect(await db.orders.toCollection().primaryKeys()).toEqual(keys);
    await expectSound(db);
  });

  it('a number that was pasted becomes the order of the first store that shows it', async () => {
    await saveOrder(db, undefined, pastedOrder('shopify', '#1042', 'my tea', NOW));
    await take('shopify', { store: 'tea.example' });
    await take('shopify', { store: 'lamps.example' });
    expect(await db.orders.toArray()).toMatchObject([{ key: 'shopify:lamps.example:#1042', title: null }, { key: 'shopify:tea.example:#1042', title: 'my tea' }]);
    await expectSound(db);
  });

  it('elsewhere the site is none of the number', async () => {
    await takeReading(db, { shop: 'amazon', reading: detail(report('302-1234567-7654321', { shop: 'amazon', site: 'amazon.de' })) }, from('now'), context());
    expect(await db.orders.toCollection().primaryKeys()).toEqual(['amazon::302-1234567-7654321']);
  });
});
