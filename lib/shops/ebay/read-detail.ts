/** One order's own page: its facts and its parcels. How it shows the items is not established, so none are read (research/shops.md 10). */
import { readShownDay } from '@/lib/adapter/page-dates';
import { failed, present, type ParcelMention, type ShopReading } from '@/lib/adapter/shop-contract';
import { elementsIn, findAll, findFirst, textOf, type PageElement } from '@/lib/adapter/tree';
import { orderNumberIn, readMoney } from './page';

const CARRIER = /^(?:carrier|versanddienst\S*|zusteller|transporteur|corriere|transportista)$/i;
const NUMBER = /^(?:number|tracking number|nummer|sendungsnummer|numéro|numero|número)$/i;

/** Terms and what stands for each, of one box. */
function pairsIn(box: PageElement): readonly (readonly [string, string])[] {
  return findAll(box, 'dt').flatMap((term) => {
    const beside = elementsIn(term.parent ?? box);
    const value = beside.slice(beside.indexOf(term) + 1).find(({ tag }) => tag === 'dd') ?? null;
    const [label, said] = [textOf(term), textOf(value)];
    return label === null || said === null ? [] : [[label.replace(/[:：]$/, ''), said] as const];
  });
}

function parcelIn(box: PageElement): readonly ParcelMention[] {
  const pairs = pairsIn(box);
  const trackingNumber = /^[A-Z\d-]{6,40}$/i.exec(pairs.find(([label]) => NUMBER.test(label))?.[1].replaceAll(' ', '') ?? '')?.[0];
  return trackingNumber === undefined ? [] : [{ trackingNumber, carrier: pairs.find(([label]) => CARRIER.test(label))?.[1] ?? null }];
}

/** Null where the page shows no order. */
export function readDetail(tree: PageElement, base: string, site: string): ShopReading | null {
  const box = findFirst(tree, '.order-box .order-info') ?? findFirst(tree, '.order-info');
  if (box === null) return null;
  const values = findAll(box, 'dd').map(textOf);
  const orderNumber = [...values.map(orderNumberIn), orderNumberIn(new URL(base).searchParams.get('orderId'))].find((number) => number !== null) ?? null;
  const placedAt = values.map(readShownDay).find((day) => day !== null) ?? null;
  if (orderNumber === null || placedAt === null) return failed('changed', ...(orderNumber === null ? ['orderNumber'] : []), ...(placedAt === null ? ['placedAt'] : []));
  const total = values.map((value) => (orderNumberIn(value) === null && readShownDay(value) === null ? readMoney(value, site) : null)).find((amount) => amount !== null) ?? null;
  const found = findAll(tree, '.inner-tracking-box').flatMap(parcelIn);
  const parcels = found.filter((parcel, index) => found.findIndex(({ trackingNumber }) => trackingNumber === parcel.trackingNumber) === index);
  return {
    kind: 'orders',
    page: 'detail',
    paging: null,
    orders: [{ shop: 'ebay', orderNumber, placedAt, status: null, state: 'unknown', items: [], total, seller: null, site, ...present({ parcels, trackingNumber: parcels[0]?.trackingNumber, carrier: parcels[0]?.carrier }) }],
  };
}
