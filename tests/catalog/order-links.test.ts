import { describe, expect, it } from 'vitest';
import { shops } from '@/lib/catalog/meta';
import { type OrderLink, orderLinks } from '@/lib/catalog/order-links';
import { newOrder } from '@/lib/intake/new-rows';
import type { Order } from '@/lib/model/order';

const NEEDED = ['order', 'logistics', 'after_sales', 'cancel', 'customer_service', 'complaint', 'invoice', 'policy'];
const asked = (shop: string, change: Partial<Order> = {}): Parameters<typeof orderLinks>[0] => ({ ...newOrder(shop, shops.get(shop)?.samples.good[0] ?? '123456', null, 0), ...change });
const find = (links: readonly OrderLink[], kind: string): OrderLink | undefined => links.find((link) => link.kind === kind);

describe.each([...shops.keys()].filter((shop) => shop !== 'generic' && shop !== 'shopify'))('after a purchase at %s', (shop) => {
  it('every need has a page, safe and the shop\'s own', () => {
    const links = orderLinks(asked(shop), null);
    expect(NEEDED.filter((kind) => find(links, kind) === undefined)).toEqual([]);
    for (const { url } of links) expect(new URL(url).protocol).toBe('https:');
  });

  it('what changes something is named so, and what does not know the order copies its number', () => {
    const order = asked(shop);
    for (const { kind, url, copies, changes, from } of orderLinks(order, null)) {
      expect(changes).toBe(kind === 'cancel' || kind === 'confirm');
      if (from !== 'nearest' && kind !== 'policy') expect(copies || url.includes(encodeURIComponent(order.orderNumber)), `${kind} ${url}`).toBe(true);
    }
  });
});

describe('the links of an order', () => {
  it('come from its own page first, then from what is known of the shop, then from the nearest page', () => {
    const links = orderLinks(asked('taobao', { links: { after_sales: 'https://refund2.taobao.com/own' } }), null);
    expect(find(links, 'after_sales')).toMatchObject({ url: 'https://refund2.taobao.com/own', from: 'order', copies: false });
    expect(find(links, 'complaint')).toMatchObject({ from: 'template' });
    const page = find(links, 'order')?.url;
    expect(find(links, 'customer_service')).toMatchObject({ url: page, from: 'nearest', copies: false });
  });

  it('of a finished order offer no cancelling by rule, only where its own page does', () => {
    expect(find(orderLinks(asked('jd', { status: 'completed' }), null), 'cancel')).toBeUndefined();
    expect(find(orderLinks(asked('jd', { status: 'completed', links: { cancel: 'https://order.jd.com/cancel' } }), null), 'cancel')).toMatchObject({ from: 'order', changes: true });
  });

  it('of a shop that is only a host lead to it; of one that nobody knows there are none; unsafe ones fall away', () => {
    expect(find(orderLinks(asked('generic', { site: 'tea.example.com', links: { invoice: 'javascript:alert(1)' } }), null), 'invoice')).toEqual({ kind: 'invoice', url: 'https://tea.example.com/', from: 'nearest', copies: true, changes: false });
    expect(orderLinks(asked('nobody'), null)).toEqual([]);
  });
});
