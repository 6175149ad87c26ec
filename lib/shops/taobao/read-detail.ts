/** Taobao's page of one order: `var data = JSON.parse('…')` (research/shops.md 3, "Detail Taobao"). The address in it is not read. */
import type * as z from 'zod/mini';
import { readDecimal } from '@/lib/adapter/amounts';
import { joinPairs } from '@/lib/adapter/item-parts';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, joinWords, present, type ItemReport, type OrderReport, type ParcelMention, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { afterSalesIn, exactId, itemIdIn, linksIn, parcelsOf, partRows, subNumber, wholeAddress } from './parts';
import { afterSalesStateOf, afterSalesWords, orderStateOf } from './status';
import { detailData, packageInfos } from './wire';

type Data = z.output<typeof detailData>;
type SubOrder = Data['mainOrder']['subOrders'][number];
type Lines = Data['mainOrder']['orderInfo']['lines'];

const withoutColon = (name: string | null | undefined): string => name?.replace(/\s*[：:]\s*$/, '').trim() ?? '';
const valuesOf = (lines: Lines | null | undefined) => (lines ?? []).flatMap(({ content }) => content ?? []).map(({ value }) => value);

/** Name → value of the lines of the page, names without their colon; the first of a name. */
function namedLines(lines: Lines | null | undefined): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const value of valuesOf(lines)) {
    if (typeof value === 'string') continue;
    const said = Array.isArray(value.value) ? value.value[0]?.value : value.value;
    const name = withoutColon(value.name);
    if (typeof said === 'string' && said !== '' && !named.has(name)) named.set(name, said);
  }
  return named;
}

/** The page's own label and what follows the first comma are not the state. */
export const shortStatus = (text: string): string => text.replace(/^[^：:，]{0,10}状态\s*[：:]\s*/, '').split('，')[0]?.trim() ?? '';

function readRow(sub: SubOrder, raw: unknown, orderNumber: string): ItemReport {
  const { itemInfo } = sub;
  const status = joinWords(valuesOf(sub.tradeStatus).map((value) => tidy(typeof value === 'string' ? value : value.text)));
  const links = linksIn(raw);
  const url = [itemInfo.itemUrl, itemInfo.auctionUrl].find((address) => itemIdIn(address) !== null) ?? null;
  return {
    title: itemInfo.title,
    quantity: sub.quantity,
    unitPrice: readDecimal(sub.priceInfo),
    ...subNumber(exactId([sub.idStr], [itemInfo.auctionUrl]), orderNumber),
    ...present({
      sku: joinPairs([...namedLines(itemInfo.skuText)].map(([name, value]) => ({ name, value }))), itemId: itemIdIn(url), url: wholeAddress(url), image: wholeAddress(itemInfo.pic), status,
      afterSales: joinWords(afterSalesWords(status?.split('; ') ?? [])), afterSalesUrl: links.refund_status ?? links.after_sales,
    }),
  };
}

function readParcels({ deliveryInfo, packageInfos: below }: Data): readonly ParcelMention[] {
  const several = [deliveryInfo?.packageInfos, below].flatMap((infos) => packageInfos.safeParse(infos).data?.list ?? []);
  return parcelsOf([{ number: deliveryInfo?.logisticsNum ?? null, carrier: deliveryInfo?.logisticsName ?? null }, ...several.map(({ invoiceNo, companyName }) => ({ number: invoiceNo, carrier: companyName }))]);
}

/** Sums of the page beside the total: postage, goods, and reductions with their sign. */
function readFees(data: Data): Pick<OrderReport, 'amounts' | 'discounts' | 'shipping'> {
  const { feeMess, actualFee: { value: { currency } } } = data.mainOrder.payInfo;
  const fees = (feeMess ?? []).flatMap(({ name, value }) => {
    const amount = readDecimal(value);
    return amount === null ? [] : [{ label: withoutColon(name), amount }];
  });
  const shipping = fees.find(({ label }) => label.startsWith('运费'))?.amount;
  const subtotal = fees.find(({ label }) => label === '商品总价')?.amount;
  return present({
    shipping: shipping === undefined ? null : { amount: shipping, currency },
    amounts: subtotal === undefined ? null : { subtotal },
    discounts: fees.filter(({ label, amount }) => label !== '' && amount.startsWith('-')),
  });
}

/** `json`: an object with `mainOrder`. */
export function readDetail(json: unknown, context: ShopContext): ShopReading {
  const parsed = detailData.safeParse(json);
  if (!parsed.success) return changedBy(parsed.error);
  const { data } = parsed;
  const { mainOrder } = data;
  const named = namedLines(mainOrder.orderInfo.lines);
  const raw = json as { readonly mainOrder: { readonly subOrders: readonly unknown[] } };
  const links = linksIn(json);
  const orderNumber = exactId([mainOrder.id, named.get('订单编号')], [links.order, links.confirm]);
  const stepAt = (step: RegExp): string | null => readChinaTime(data.orderBar?.nodes?.find(({ text }) => step.test(text ?? ''))?.date);
  const placedAt = named.has('创建时间') ? readChinaTime(named.get('创建时间')) : stepAt(/拍下/);
  if (orderNumber === null || placedAt === null) return failed('changed', orderNumber === null ? 'mainOrder.id' : 'mainOrder.orderInfo.lines');
  const rows = partRows(mainOrder.subOrders.map((sub, index) => readRow(sub, raw.mainOrder.subOrders[index], orderNumber)));
  const status = shortStatus(mainOrder.statusInfo.text);
  if (rows === null || status === '') return failed('changed', rows === null ? 'mainOrder.subOrders.quantity' : 'mainOrder.statusInfo.text');
  const parcels = readParcels(data);
  const afterSales = afterSalesIn(rows.items);
  return listOnce([{
    shop: 'taobao',
    orderNumber,
    placedAt,
    status,
    state: orderStateOf(mainOrder.tradeStatus, status, context),
    items: rows.items,
    total: mainOrder.payInfo.actualFee.value,
    seller: tidy(mainOrder.seller?.nick),
    ...readFees(data),
    ...present({
      statusCode: mainOrder.tradeStatus, addOns: rows.addOns, paidAt: readChinaTime(named.get('付款时间')) ?? stepAt(/付款/), shippedAt: readChinaTime(named.get('发货时间')) ?? stepAt(/发货/), paymentReference: named.get('支付宝交易号'),
      trackingNumber: parcels[0]?.trackingNumber, carrier: parcels[0]?.carrier ?? null, parcels, afterSales: joinWords(afterSales), afterSalesState: afterSalesStateOf(afterSales, mainOrder.tradeStatus), links: Object.keys(links).length === 0 ? null : links,
    }),
  }], null, 'mainOrder.id', 'detail');
}
