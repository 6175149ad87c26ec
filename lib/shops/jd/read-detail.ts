/** One order's own page (research/shops.md 5, "Detail"). Consignee and address stand beside the payment: only known labels are read. */
import { readDecimal } from '@/lib/adapter/amounts';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, present, type ItemReport, type ParcelMention, type ShopContext, type ShopReading } from '@/lib/adapter/shop-contract';
import { attributeOf, elementsIn, findAll, findFirst, textOf, type PageElement } from '@/lib/adapter/tree';
import { operationsIn } from './operations';
import { addressIn, byPrefix, countIn, imageIn, isStatus, itemIdIn, numberIn, statusFields, yuan } from './page';

const bare = (label: string | null): string => (label ?? '').replace(/[\s\u3000:：]/g, '');

/** Labels and values of the lists that say so (`.label` beside `.info-rcol` or `.txt`). */
function labelled(scope: PageElement, rows: string, value: string): ReadonlyMap<string, string> {
  return new Map(findAll(scope, rows).flatMap((row): [string, string][] => {
    const label = bare(textOf(findFirst(row, '.label')));
    const said = textOf(findFirst(row, value));
    return label === '' || said === null ? [] : [[label, said]];
  }));
}

/** `承运人：京东快递` and `货运单号：JD…` as lines of one list per parcel. */
function parcelsOf(tree: PageElement): readonly ParcelMention[] {
  const lists = findAll(tree, '.p-info ul').length > 0 ? findAll(tree, '.p-info ul') : findAll(tree, '.p-info');
  const found = lists.flatMap((list): ParcelMention[] => {
    const said = new Map(findAll(list, 'li').map((line) => {
      const [label = '', ...rest] = (textOf(line) ?? '').split(/[:：]/);
      return [bare(label), rest.join(':').trim()] as const;
    }));
    const trackingNumber = /[A-Z\d-]{6,40}/i.exec(said.get('货运单号') ?? said.get('快递单号') ?? '')?.[0];
    return trackingNumber === undefined ? [] : [{ trackingNumber, carrier: said.get('承运人') ?? null }];
  });
  return found.filter((parcel, index) => found.findIndex(({ trackingNumber }) => trackingNumber === parcel.trackingNumber) === index);
}

const markedId = (row: PageElement): string | null => /(?:^|\s)product-(\d{4,20})(?:\s|$)/.exec(attributeOf(row, 'class') ?? '')?.[1] ?? null;

function readItem(row: PageElement, heads: readonly string[], base: string): ItemReport {
  const cells = elementsIn(row).filter(({ tag }) => tag === 'td');
  const cellOf = (head: string, place: number): string | null => textOf(cells[heads.includes(head) ? heads.indexOf(head) : place] ?? null);
  const link = findFirst(row, '.p-name a');
  const url = addressIn(link, base);
  const options = findAll(row, '.p-extra .txt').flatMap((part) => /^[^:：]{1,20}[:：].+$/.exec(textOf(part) ?? '')?.[0] ?? []);
  const after = findAll(row, 'a[href]').map((part) => addressIn(part, base)).find((address) => address?.includes('/repair/ordersearchlist') === true);
  return {
    title: attributeOf(link, 'title') ?? textOf(link) ?? textOf(findFirst(row, '.p-name')),
    quantity: countIn(cellOf('商品数量', 4)),
    unitPrice: readDecimal(textOf(findFirst(row, '.f-price')) ?? cellOf('京东价', 3)),
    ...present({
      itemId: itemIdIn(url) ?? markedId(row), url, image: imageIn(findFirst(row, '.p-img img'), base), afterSalesUrl: after,
      sku: options.map((option) => option.replace(/^规格[:：]\s*/, '').replace(/\s*[:：]\s*/, ':')).join(';'),
    }),
  };
}

/** Null where the page shows no order. */
export function readDetail(tree: PageElement, base: string, context: ShopContext): ShopReading | null {
  const rows = byPrefix(tree, 'product-').filter(({ tag }) => tag === 'tr');
  const top = findFirst(tree, '.state-top');
  if (rows.length === 0 && top === null) return null;
  const placed = findFirst(tree, 'input[id^=datesubmit-]');
  const orderNumber = numberIn(textOf(top)) ?? numberIn(attributeOf(placed, 'id')) ?? numberIn(new URL(base).searchParams.get('orderid'));
  const facts = labelled(tree, '.item', '.info-rcol');
  const sums = labelled(tree, '.goods-total li', '.txt');
  const placedAt = readChinaTime(attributeOf(placed, 'value')) ?? readChinaTime(facts.get('下单时间'));
  const heads = findAll(tree, '.tb-order th, .goods-list th').map((head) => bare(textOf(head)));
  const items = rows.map((row) => readItem(row, heads, base));
  const total = yuan(textOf(findFirst(tree, '.goods-total .count')));
  const status = textOf(findFirst(tree, '.state-txt'));
  const paths = [
    ...(orderNumber === null ? ['orderNumber'] : []), ...(placedAt === null ? ['placedAt'] : []), ...(total === null ? ['total'] : []), ...(status === null || !isStatus(status) ? ['status'] : []),
    ...(items.length === 0 || items.some(({ title }) => title === null) ? ['items'] : []),
  ];
  if (orderNumber === null || paths.length > 0) return failed('changed', ...paths);
  const parcels = parcelsOf(tree);
  const amountOf = (...labels: readonly string[]): string | null => labels.map((label) => readDecimal(sums.get(label) ?? facts.get(label))).find((amount) => amount !== null) ?? null;
  const amounts = present({ subtotal: amountOf('商品总额'), shipping: amountOf('运费', '运费金额') });
  const discounts = [...sums].flatMap(([label, said]) => {
    const amount = readDecimal(said);
    return amount?.startsWith('-') === true ? [{ label, amount }] : [];
  });
  const links = operationsIn(tree, base);
  return {
    kind: 'orders',
    page: 'detail',
    paging: null,
    orders: [{
      shop: 'jd', orderNumber, placedAt, ...statusFields(status, context), items, total, seller: textOf(findFirst(tree, '.shop-name') ?? findFirst(tree, '.shop-txt')),
      ...present({
        paymentMethod: facts.get('付款方式'), paidAt: readChinaTime(facts.get('付款时间')), discounts, parcels, trackingNumber: parcels[0]?.trackingNumber, carrier: parcels[0]?.carrier,
        amounts: Object.keys(amounts).length === 0 ? null : amounts, links: Object.keys(links).length === 0 ? null : links,
      }),
    }],
  };
}
