import { siteOf } from '@/lib/adapter/addresses';
import { readSchemaOrders } from '@/lib/adapter/schema-org';
import { failed, present, type ShopAdapter, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';

/** Any page may describe an order in schema.org's words; most say none of them. */
function read({ body, url }: ShopPage, context: ShopContext): ShopReading {
  if (!body.includes('schema.org') || !/Order|ParcelDelivery/.test(body)) return { kind: 'none' };
  const { orders, parcels, problems } = readSchemaOrders(body, { base: url, shop: 'generic' }, context);
  if (problems.length > 0) return failed('changed', ...problems);
  const site = present({ site: siteOf(url) });
  if (orders.length > 0) return { kind: 'orders', page: orders.length === 1 ? 'detail' : 'list', orders: orders.map((order) => ({ ...order, ...site })), paging: null };
  return parcels.length > 0 ? { kind: 'shipments', shipments: parcels } : { kind: 'none' };
}

export default {
  id: 'generic',
  matches: ({ protocol }) => protocol === 'https:' || protocol === 'http:',
  read,
} satisfies ShopAdapter;
