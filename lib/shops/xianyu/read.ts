/** One order, and its parcels (research/shops.md 14). There is no word for its state, only a code; the price is what was asked, the amount what was paid. */
import { readDecimal } from '@/lib/adapter/amounts';
import { readExactJson } from '@/lib/adapter/embedded';
import { tidyVariant } from '@/lib/adapter/item-parts';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, present, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import type { OrderStatus } from '@/lib/model/status';
import { asked, orderDetail, orderInfo, parcels } from './wire';

/** 待付款, 待发货, 待收货, 交易成功, 已关闭. */
const CODES: ReadonlyMap<string, OrderStatus> = new Map([['1', 'unpaid'], ['2', 'paid'], ['3', 'shipped'], ['4', 'completed'], ['6', 'cancelled']]);

function stateOfCode(code: string | null, context: ShopContext): OrderStatus {
  const state = CODES.get(code ?? '');
  if (state === undefined && code !== null) context.noteDrift({ path: 'status', seen: code });
  return state ?? 'unknown';
}

/** `data`: what a successful reply of `…trade.order.detail` holds. */
export function readOrder(data: unknown, context: ShopContext): ShopReading {
  const parsed = orderDetail.safeParse(data);
  if (!parsed.success) return changedBy(parsed.error, 'data');
  const { orderId, status, components } = parsed.data;
  const info = orderInfo.safeParse(components.find(({ render }) => render === 'orderInfoVO')?.data);
  if (!info.success) return changedBy(info.error, 'data.components.orderInfoVO');
  const { priceInfo, orderInfoList, itemInfo, skuInfo } = info.data;
  const shown = (...titles: readonly string[]): string | null => orderInfoList.find(({ title }) => titles.includes(title ?? ''))?.value ?? null;
  const placed = shown('下单时间', '创建时间', '拍下时间');
  const placedAt = readChinaTime(placed);
  if (placed !== null && placedAt === null) return failed('changed', 'data.components.orderInfoVO.orderInfoList');
  return {
    kind: 'orders',
    page: 'detail',
    orders: [{
      shop: 'xianyu',
      orderNumber: orderId,
      placedAt,
      status: null,
      state: stateOfCode(status, context),
      // A count is shown above one only.
      items: [{ title: tidy(itemInfo.title), quantity: itemInfo.buyAmount ?? 1, unitPrice: readDecimal(itemInfo.price), ...present({ sku: tidyVariant(skuInfo) }) }],
      total: priceInfo.amount.value,
      seller: null,
      ...present({ statusCode: status, paidAt: readChinaTime(shown('付款时间')), shippedAt: readChinaTime(shown('发货时间')), paymentReference: tidy(shown('支付宝交易号')) }),
    }],
    paging: null,
  };
}

/** The number that the request was about: JSON, or JSON in the form field `data`. */
function askedNumber({ payload, url }: ShopPage): string | null {
  const texts = [payload, new URLSearchParams(payload ?? '').get('data'), new URL(url).searchParams.get('data')];
  const questions = texts.flatMap((text) => asked.safeParse(readExactJson(text ?? '')).data ?? []);
  return questions.map(({ tradeId, tid }) => tradeId ?? tid).find((number) => /^\d{6,24}$/.test(number ?? '')) ?? null;
}

/** `data`: what a successful reply of the logistics call holds; the order's number stands in the request alone. */
export function readParcels(data: unknown, page: ShopPage): ShopReading {
  const parsed = parcels.safeParse(data);
  if (!parsed.success) return changedBy(parsed.error, 'data');
  const mentions = parsed.data.detailViewList.flatMap(({ companyList }) => companyList ?? []);
  const numbered = mentions.flatMap(({ mailNo, companyName }) => (tidy(mailNo) === null ? [] : [{ trackingNumber: tidy(mailNo), carrier: tidy(companyName) }]));
  return { kind: 'shipments', shipments: numbered.map((mention) => ({ shop: 'xianyu', orderNumber: askedNumber(page), ...mention, events: [] })) };
}
