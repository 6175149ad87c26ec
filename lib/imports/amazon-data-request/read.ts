/** The rows of a data request, one per item of a shipment, as orders. Addresses and names stand in columns that are never looked at. Pure. */
import { readDecimal, sumDecimals } from '@/lib/adapter/amounts';
import type { Cells } from '@/lib/adapter/csv';
import { readQuantity } from '@/lib/adapter/item-parts';
import { joinStates, orderWords, stateOf } from '@/lib/adapter/order-words';
import { readIsoMoment } from '@/lib/adapter/page-dates';
import { type ItemReport, joinWords, type OrderReport, type ParcelMention, present, type ShopContext } from '@/lib/adapter/shop-contract';
import { tidy } from '@/lib/adapter/text';
import type { OrderStatus } from '@/lib/model/status';
import { COLUMNS, type Column, ESSENTIAL, NOTHING } from './wire';

type Row = Readonly<Record<Column, string | null>>;

/** A path where a table that begins as an order history is not one. */
export type Table = { readonly rows: readonly Row[] } | { readonly path: string };

const SHIPMENT = orderWords({ shipped: 'Shipped', paid: 'Not Shipped|Pending|Shipping Soon', delivered: 'Delivered', cancelled: 'Cancelled|Canceled' });
const ORDER = orderWords({ paid: 'New|Open|Authorized|Pending|Unshipped', cancelled: 'Cancelled|Canceled', completed: 'Closed' });
const DIGITAL_OR_NOT = /^[\w-]{1,64}$/;

const fold = (heading: string): string => heading.replace(/^\uFEFF/, '').trim().toLowerCase();
const cellOf = (text: string | undefined): string | null => {
  const said = tidy(text);
  return said === null || NOTHING.test(said) ? null : said;
};

/** Is this header one of an order history? */
export const isOrderHistory = (header: readonly string[] | undefined): boolean => {
  const names = new Set(header?.map(fold));
  return ['order id', 'order date', 'asin', 'carrier name & tracking number'].every((name) => names.has(name));
};

export function readTable(cells: Cells): Table {
  const header = (cells[0] ?? []).map(fold);
  const places = (Object.entries(COLUMNS) as [Column, readonly string[]][]).map(([column, names]) => ({ column, name: names[0] ?? column, place: names.map((name) => header.indexOf(fold(name))).find((place) => place !== -1) ?? -1 }));
  const lost = places.find(({ column, place }) => place === -1 && ESSENTIAL.includes(column));
  if (lost !== undefined) return { path: lost.name };
  const broken = cells.findIndex((row) => row.length < header.length);
  if (broken !== -1) return { path: `rows[${broken}]` };
  return { rows: cells.slice(1).map((row) => Object.fromEntries(places.map(({ column, place }) => [column, cellOf(row[place])])) as Row) };
}

/** Thousands commas, and an apostrophe that keeps a spreadsheet from calculating. Undefined: no amount at all, although something stands there. */
function amountIn(shown: string | null): string | null | undefined {
  if (shown === null) return null;
  const plain = shown.replace(/^['’]/, '').replaceAll(',', '');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? plain : (readDecimal(plain) ?? undefined);
}

/** UTC; older files say so in a word. */
const momentIn = (shown: string | null): string | null => readIsoMoment(shown?.replace(/^(\S+) (\S+) UTC$/, '$1T$2Z'));

/** `AMZN_US(TBA3…)`, several after each other. */
function parcelsIn(shown: string | null): readonly ParcelMention[] {
  return [...(shown ?? '').matchAll(/([^()]{1,80})\(([^()]{1,80})\)/g)].flatMap(([, name = '', number = '']) => {
    const trackingNumber = cellOf(number);
    return trackingNumber === null ? [] : [{ trackingNumber, carrier: cellOf(name.replace(/^(?:\s*[,;&]|\s+and\s)\s*/i, '')) }];
  });
}

function stateIn({ status, shipmentStatus }: Row, context: ShopContext): OrderStatus {
  const order = stateOf(status, ORDER, context, 'Order Status');
  if (order === 'cancelled') return order;
  // Closed is what has been charged: it may still be on its way.
  const shipment = stateOf(shipmentStatus, SHIPMENT, context, 'Shipment Status');
  return shipment === 'unknown' ? order : shipment;
}

function itemIn(row: Row): ItemReport {
  const lineTotal = amountIn(row.total);
  return { title: row.title, quantity: readQuantity(row.quantity), unitPrice: amountIn(row.unitPrice) ?? null, ...present({ lineTotal, itemId: row.asin, status: row.shipmentStatus, trackingNumber: parcelsIn(row.carrier)[0]?.trackingNumber }) };
}

/** The order's total is the sum of its rows; unknown where a row that was not cancelled has none. */
function totalOf(rows: readonly Row[]): OrderReport['total'] {
  const currency = rows.find((row) => row.currency !== null)?.currency?.toUpperCase() ?? '';
  const amounts = rows.map((row) => amountIn(row.total) ?? (/^cancell?ed$/i.test(row.status ?? '') ? '0' : null));
  if (!/^[A-Z]{3}$/.test(currency) || amounts.includes(null)) return null;
  return { amount: sumDecimals(amounts.flatMap((amount) => amount ?? [])), currency };
}

function orderOf(orderNumber: string, rows: readonly Row[], context: ShopContext): OrderReport {
  const mentions = rows.flatMap(({ carrier }) => parcelsIn(carrier));
  const parcels = [...new Map(mentions.toReversed().map((parcel) => [parcel.trackingNumber, parcel])).values()].toReversed();
  return {
    shop: 'amazon', orderNumber, placedAt: rows.map(({ orderDate }) => momentIn(orderDate)).find((at) => at !== null) ?? null,
    status: joinWords(rows.map(({ status }) => status)), state: joinStates(rows.map((row) => stateIn(row, context))), items: rows.map(itemIn), total: totalOf(rows), seller: null,
    ...present({
      site: rows.find(({ website }) => website !== null)?.website?.toLowerCase().replace(/^www\./, ''),
      paymentMethod: joinWords(rows.map(({ method }) => method)), trackingNumber: parcels[0]?.trackingNumber, carrier: parcels[0]?.carrier, parcels,
      shippedAt: rows.map(({ shipDate }) => momentIn(shipDate)).find((at) => at !== null),
    }),
  };
}

/** The heading of what cannot be read in this row, or null. */
function wrongIn(row: Row): string | null {
  if (row.orderId === null || !DIGITAL_OR_NOT.test(row.orderId)) return 'Order ID';
  if (row.orderDate !== null && momentIn(row.orderDate) === null) return 'Order Date';
  if (amountIn(row.total) === undefined) return 'Total Owed';
  return amountIn(row.unitPrice) === undefined ? 'Unit Price' : null;
}

/** Orders in the order of their first rows, or the path of what cannot be read. */
export function readOrders(rows: readonly Row[], context: ShopContext): readonly OrderReport[] | string {
  const wrong = rows.findIndex((row) => wrongIn(row) !== null);
  if (wrong !== -1) return `rows[${wrong + 1}].${wrongIn(rows[wrong] as Row) ?? ''}`;
  return [...Map.groupBy(rows, ({ orderId }) => orderId ?? '')].map(([number, parts]) => orderOf(number, parts, context));
}
