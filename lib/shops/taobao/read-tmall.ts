/** Tmall's page of one order: `var detailData = {…}` (research/shops.md 3, "Detail Tmall"). The address in it is not read. */
import type * as z from 'zod/mini';
import { currencyIn, readDecimal } from '@/lib/adapter/amounts';
import { joinPairs } from '@/lib/adapter/item-parts';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, joinWords, present, type ItemReport, type OrderReport, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { changedBy, listOnce } from '@/lib/adapter/strict';
import { tidy } from '@/lib/adapter/text';
import { attributeOf, findFirst, readTree, textOf } from '@/lib/adapter/tree';
import { afterSalesIn, exactId, itemIdIn, idIn, linksIn, parcelsOf, partRows, subNumber, wholeAddress } from './parts';
import { afterSalesStateOf, afterSalesWords, orderStateOf } from './status';
import { tmallDetail } from './wire';

type Data = z.output<typeof tmallDetail>;
type Package = Data['orders']['list'][number];
type SubOrder = Package['status'][number]['subOrders'][number];

/** Facts of the order by their label, those behind 更多 too; the first of a label. */
function factsOf(data: Data): ReadonlyMap<string, string> {
  const all = data.basic.lists.flatMap(({ key, content }) => [{ key, content }, ...(content ?? []).flatMap(({ moreList }) => moreList ?? [])]);
  const facts = new Map<string, string>();
  for (const { key, content } of all) {
    const text = content?.find((part) => part.text !== null && part.text !== '')?.text;
    if (key !== null && text !== undefined && text !== null && !facts.has(key)) facts.set(key, text);
  }
  return facts;
}

const mentionsIn = ({ logistic }: Package) => (logistic?.content ?? []).map(({ companyName, mailNo }) => ({ number: mailNo, carrier: companyName }));

function readRow(sub: SubOrder, status: string | null, trackingNumber: string | undefined, orderNumber: string): ItemReport {
  const { itemInfo } = sub;
  const operations = sub.operations ?? [];
  const links = linksIn(operations);
  const url = [itemInfo.auctionUrl, itemInfo.itemUrl].find((address) => itemIdIn(address) !== null) ?? null;
  return {
    title: itemInfo.title,
    quantity: sub.quantity,
    unitPrice: readDecimal(sub.priceInfo?.[0]?.text),
    ...subNumber(exactId([idIn(itemInfo.snapUrl), idIn(itemInfo.itemUrl)], []), orderNumber),
    ...present({
      sku: joinPairs((itemInfo.skuText ?? []).map(({ key, content }) => ({ name: key, value: content?.map(({ text }) => text ?? '').join('') }))), itemId: itemIdIn(url), url: wholeAddress(url), image: wholeAddress(itemInfo.pic), status, trackingNumber,
      afterSales: joinWords(afterSalesWords([status, ...operations.map(({ text }) => text)])), afterSalesUrl: links.refund_status ?? links.after_sales,
    }),
  };
}

function readRows({ orders }: Data, orderNumber: string): readonly ItemReport[] {
  return orders.list.flatMap((part) => part.status.flatMap(({ statusInfo, subOrders }) => subOrders.map((sub) => readRow(sub, tidy(statusInfo?.[0]?.text), parcelsOf(mentionsIn(part))[0]?.trackingNumber, orderNumber))));
}

const PAID = /^(?:实付|应付|需付)/;
const OTHER_SUM = /^(?:商品总价|运费|订单总价|合计)/;

/** The total is the row of what was paid; every other sum beside goods and postage is a reduction, kept with its sign. */
function readSums({ amount }: Data): (Pick<OrderReport, 'amounts' | 'discounts' | 'shipping'> & { readonly total: NonNullable<OrderReport['total']> }) | null {
  const rows = amount.count.flat().flatMap(({ content }) => content).map(({ data }) => ({ label: data.titleLink.text.replace(/\s*[：:]$/, ''), shown: data.money.text, amount: readDecimal(data.money.text) }));
  const paid = rows.find(({ label }) => PAID.test(label));
  if (paid === undefined || paid.amount === null) return null;
  const currency = currencyIn(paid.shown) ?? 'CNY';
  const sum = (start: string): string | null => rows.find(({ label }) => label.startsWith(start))?.amount ?? null;
  const [shipping, subtotal] = [sum('运费'), sum('商品总价')];
  const discounts = rows.flatMap(({ label, amount: reduced }) => (PAID.test(label) || OTHER_SUM.test(label) || reduced === null ? [] : [{ label, amount: reduced }]));
  return { total: { amount: paid.amount, currency }, ...present({ shipping: shipping === null ? null : { amount: shipping, currency }, amounts: subtotal === null ? null : { subtotal }, discounts }) };
}

/** `json`: the object assigned to `detailData`. */
export function readTmall(json: unknown, context: ShopContext): ShopReading {
  const parsed = tmallDetail.safeParse(json);
  if (!parsed.success) return changedBy(parsed.error);
  const { data } = parsed;
  const facts = factsOf(data);
  const links = linksIn(json);
  const orderNumber = exactId([facts.get('订单编号')], [links.order, links.confirm]);
  const stepAt = (step: RegExp): string | null => readChinaTime(data.stepbar?.options?.find(({ content }) => step.test(content ?? ''))?.time);
  const placed = facts.get('成交时间') ?? facts.get('创建时间');
  const placedAt = placed === undefined ? stepAt(/拍下/) : readChinaTime(placed);
  const status = textOf(readTree(data.overStatus.status.content.map(({ text }) => text).join(' ')))?.replace(/^[^：:，]{0,10}状态\s*[：:]\s*/, '') || null;
  const sums = readSums(data);
  const missing = [[orderNumber, 'basic.lists.订单编号'], [placedAt, 'basic.lists.成交时间'], [status, 'overStatus'], [sums, 'amount.count']].flatMap(([value, path]) => (value === null && typeof path === 'string' ? [path] : []));
  if (orderNumber === null || placedAt === null || status === null || sums === null) return failed('changed', ...missing);
  const rows = partRows(readRows(data, orderNumber));
  if (rows === null) return failed('changed', 'orders.list.quantity');
  const seller = readTree(facts.get('商家') ?? '');
  const parcels = parcelsOf(data.orders.list.flatMap(mentionsIn));
  const afterSales = afterSalesIn(rows.items);
  const { total, ...fees } = sums;
  return listOnce([{
    shop: 'taobao',
    orderNumber,
    placedAt,
    status,
    state: orderStateOf(data.tradeStatus, status, context),
    items: rows.items,
    total,
    seller: attributeOf(findFirst(seller, '[data-nick]'), 'data-nick') ?? textOf(seller),
    platform: 'tmall',
    ...fees,
    ...present({
      statusCode: data.tradeStatus, addOns: rows.addOns, paidAt: readChinaTime(facts.get('付款时间')) ?? stepAt(/付款/), shippedAt: readChinaTime(facts.get('发货时间')) ?? stepAt(/发货/), paymentReference: facts.get('支付宝交易号'),
      trackingNumber: parcels[0]?.trackingNumber, carrier: parcels[0]?.carrier ?? null, parcels, afterSales: joinWords(afterSales), afterSalesState: afterSalesStateOf(afterSales, data.tradeStatus), links: Object.keys(links).length === 0 ? null : links,
    }),
  }], null, 'basic.lists.订单编号', 'detail');
}
