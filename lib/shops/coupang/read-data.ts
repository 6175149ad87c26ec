/** The page's own data: `__NEXT_DATA__`, `/_next/data/` and the list's own endpoint. The list shows numbers nowhere else. */
import { resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { readExactJson } from '@/lib/adapter/embedded';
import { readQuantity } from '@/lib/adapter/item-parts';
import { failed, type ItemReport, type OrderReport, present, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { findFirst, readTree } from '@/lib/adapter/tree';
import { type Domains, nextData, order, type Order, pages, payment, type Product } from './wire';

const IMAGES = 'https://thumbnail.coupangcdn.com/';

const readItem = (product: Product): ItemReport => ({
  title: product.productName,
  quantity: readQuantity(product.quantity),
  unitPrice: readDecimal(product.discountedUnitPrice) ?? readDecimal(product.unitPrice),
  ...present({ itemId: tidy(product.vendorItemId), sku: tidy(product.vendorItemName), image: resolveAddress(product.imagePath, IMAGES) }),
});

/** The data has flags, no word. */
function readOrder(found: Order, total: OrderReport['total']): OrderReport {
  const delivered = found.deliveryGroupList.length > 0 && found.deliveryGroupList.every(({ deliveredDate }) => typeof deliveredDate === 'number' || (typeof deliveredDate === 'string' && deliveredDate !== ''));
  return {
    shop: 'coupang',
    orderNumber: found.orderId,
    placedAt: new Date(found.orderedAt).toISOString(),
    status: null,
    state: found.allCanceled === true ? 'cancelled' : delivered ? 'delivered' : 'unknown',
    items: found.deliveryGroupList.flatMap(({ productList }) => productList.map(readItem)),
    total,
    seller: null,
    links: { order: `https://mc.coupang.com/ssr/desktop/order/${found.orderId}`, logistics: `https://mc.coupang.com/ssr/desktop/order/delivery/tracking/${found.orderId}` },
  };
}

function readPages(value: unknown): ShopReading {
  const parsed = pages.safeParse(value);
  if (!parsed.success) return changedBy(parsed.error);
  const hasMore = parsed.data.orderPagination?.hasNext;
  return listOnce(parsed.data.orderList.map((found) => readOrder(found, null)), typeof hasMore === 'boolean' ? { hasMore } : null, 'orderList.orderId');
}

function readDomains({ desktopOrder, order: one, payment: paid }: Domains): ShopReading {
  const [entity] = Object.entries(one?.entity.entities ?? {});
  if (entity === undefined) return desktopOrder === undefined ? { kind: 'none' } : readPages(desktopOrder);
  const parsed = order.safeParse(entity[1]);
  const money = payment.safeParse(Object.entries(paid?.entities ?? {}).find(([id]) => id === entity[0])?.[1]);
  if (!parsed.success) return changedBy(parsed.error, 'order');
  if (!money.success) return failed('changed', 'payment.totalPayedAmount');
  return { kind: 'orders', page: 'detail', orders: [readOrder(parsed.data, { amount: String(money.data.totalPayedAmount), currency: 'KRW' })], paging: null };
}

/** A reply in JSON, or a page that carries its data. `none`: it carries none. */
export function readData({ body, url }: ShopPage): ShopReading {
  const json = readExactJson(body);
  if (new URL(url).pathname.includes('/api/myorders/')) return readPages(json);
  const carried = json ?? readExactJson(findFirst(readTree(body), '#__NEXT_DATA__')?.children.filter((child) => typeof child === 'string').join('') ?? '');
  const parsed = nextData.safeParse(carried);
  if (!parsed.success) return json === undefined ? { kind: 'none' } : changedBy(parsed.error);
  return readDomains('props' in parsed.data ? parsed.data.props.pageProps.domains : parsed.data.pageProps.domains);
}
