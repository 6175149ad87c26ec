/**
 * Orders and parcels that a page or a mail describes with schema.org's Order and ParcelDelivery (research/shops.md 12). Used by the
 * reader of any page and by the reader of mails. People and addresses in the same data are never looked at.
 */
import { resolveAddress } from './addresses';
import { currencyIn, readDecimal } from './amounts';
import { readWallClock } from './dates';
import { readQuantity } from './item-parts';
import { afterSalesOf, orderWords, stateOf } from './order-words';
import { readIsoMoment, readShownDay } from './page-dates';
import { readSchemaGraph, type SchemaGraph } from './schema-graph';
import { localName, type SchemaNode, type SchemaValue } from './schema-node';
import { type AmountReport, type ItemReport, joinWords, type OrderReport, present, type ShipmentReport, type ShopContext } from './shop-contract';
import { tidy } from './text';

export interface SchemaOrders {
  readonly orders: readonly OrderReport[];
  /** Parcels that belong to no order of the page. */
  readonly parcels: readonly ShipmentReport[];
  /** Paths of what an order cannot do without and has not: the page is not whole. */
  readonly problems: readonly string[];
}

/** Where the data stood. `base`: the page's address, null for a mail. */
export interface SchemaPlace {
  readonly base: string | null;
  readonly shop: string;
}

const WORDS = orderWords(
  { unpaid: 'OrderPaymentDue', paid: 'OrderProcessing', shipped: 'OrderInTransit|OrderPickupAvailable', delivered: 'OrderDelivered', cancelled: 'OrderCancelled' },
  { returning: 'OrderReturned', disputed: 'OrderProblem' },
);

/** schema.org writes decimals with a point (`12.345`); what is no such decimal is read as people write. */
const decimalOf = (text: string | null): string | null => (/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text ?? '') ? text : readDecimal(text));
const codeOf = (text: string | null): string | null => (/^[A-Z]{3}$/i.test(text ?? '') ? (text ?? '').toUpperCase() : null);

/** An instant with its zone; of a time without one, and of a date in words, the day. */
function momentOf(text: string | null): string | null {
  const joined = (text ?? '').replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T').replace(/ (?=[+-]\d\d:?\d\d$)/, '');
  return readIsoMoment(joined) ?? readWallClock(joined)?.slice(0, 10) ?? readShownDay(text);
}

/** The price of an order or an offer: on itself or on a price of its own. */
function priceOf(graph: SchemaGraph, node: SchemaNode | null): { readonly amount: string | null; readonly currency: string | null } {
  const holders = [node, ...graph.parts(node, 'priceSpecification', 'totalPaymentDue', 'partOfInvoice'), ...graph.parts(graph.parts(node, 'partOfInvoice')[0] ?? null, 'totalPaymentDue')];
  const holder = holders.find((part) => decimalOf(graph.said(part, 'price', 'value')) !== null) ?? null;
  const shown = graph.said(holder, 'price', 'value');
  return { amount: decimalOf(shown), currency: codeOf(graph.said(holder, 'priceCurrency', 'currency')) ?? codeOf(graph.said(node, 'priceCurrency', 'currency')) ?? currencyIn(shown ?? '') };
}

function totalOf(graph: SchemaGraph, order: SchemaNode): AmountReport | null {
  const { amount, currency } = priceOf(graph, order);
  const offered = graph.parts(order, 'acceptedOffer').map((offer) => priceOf(graph, offer).currency);
  const code = currency ?? offered.find((other) => other !== null) ?? null;
  return amount === null || code === null ? null : { amount, currency: code };
}

const nameOf = (graph: SchemaGraph, product: SchemaValue): string | null => (typeof product === 'string' ? tidy(product) : graph.said(product, 'name'));

/** A line of an order: what was bought, what was offered, and the line itself where it is a thing. */
function readItem(graph: SchemaGraph, product: SchemaValue, offer: SchemaNode | null, line: SchemaNode | null, base: string | null): ItemReport {
  const thing = typeof product === 'string' ? null : product;
  return {
    title: nameOf(graph, product),
    quantity: readQuantity(graph.said(line, 'orderQuantity') ?? graph.said(offer, 'eligibleQuantity')),
    unitPrice: priceOf(graph, offer).amount ?? priceOf(graph, graph.parts(thing, 'offers')[0] ?? null).amount,
    ...present({
      sku: graph.said(thing, 'sku'),
      itemId: graph.said(thing, 'productID'),
      url: resolveAddress(graph.address(thing, 'url'), base),
      image: resolveAddress(graph.address(thing, 'image'), base),
      seller: graph.said(offer, 'seller'),
      status: graph.address(line, 'orderItemStatus'),
      trackingNumber: graph.said(graph.parts(line, 'orderDelivery')[0] ?? null, 'trackingNumber'),
    }),
  };
}

/** `acceptedOffer`, `orderedItem` or both (the offer of the same thing has its price), else what the parcels hold. */
function readItems(graph: SchemaGraph, order: SchemaNode, parcels: readonly SchemaNode[], base: string | null): readonly ItemReport[] {
  const offers = graph.parts(order, 'acceptedOffer').map((offer) => ({ offer, products: graph.values(offer, 'itemOffered') }));
  const lines = graph.values(order, 'orderedItem').map((line) => {
    const thing = typeof line === 'string' ? null : line;
    const product = graph.values(thing, 'orderedItem', 'itemOffered')[0] ?? line;
    const name = nameOf(graph, product);
    return readItem(graph, product, offers.find(({ products }) => products.some((other) => nameOf(graph, other) === name))?.offer ?? null, thing, base);
  });
  if (lines.length > 0) return lines;
  // The price of an offer of several things is of all of them.
  const bought = offers.flatMap(({ offer, products }) => products.map((product) => readItem(graph, product, products.length === 1 ? offer : null, null, base)));
  return bought.length > 0 ? bought : parcels.flatMap((parcel) => graph.values(parcel, 'itemShipped').map((product) => readItem(graph, product, null, null, base)));
}

const carrierOf = (graph: SchemaGraph, parcel: SchemaNode | null): string | null => graph.said(parcel, 'carrier', 'provider');

function readDelivery(graph: SchemaGraph, parcels: readonly SchemaNode[], base: string | null): Partial<OrderReport> {
  const numbered = new Map(parcels.toReversed().map((parcel) => [graph.said(parcel, 'trackingNumber'), parcel] as const));
  const mentions = [...numbered].toReversed().flatMap(([trackingNumber, parcel]) => (trackingNumber === null ? [] : [{ trackingNumber, carrier: carrierOf(graph, parcel) }]));
  const first = numbered.get(mentions[0]?.trackingNumber ?? null) ?? null;
  return present({
    trackingNumber: mentions[0]?.trackingNumber,
    carrier: carrierOf(graph, first),
    trackingUrl: resolveAddress(graph.address(first, 'trackingUrl'), base),
    expectedFrom: momentOf(graph.said(first, 'expectedArrivalFrom')),
    expectedUntil: momentOf(graph.said(first, 'expectedArrivalUntil')),
    parcels: mentions,
  });
}

function readOrder(graph: SchemaGraph, order: SchemaNode, orderNumber: string, parcels: readonly SchemaNode[], { base, shop }: SchemaPlace, context: ShopContext): OrderReport {
  const status = graph.address(order, 'orderStatus');
  const word = status === null ? null : localName(status);
  const afterSales = afterSalesOf([word], WORDS);
  const items = readItems(graph, order, parcels, base);
  return {
    shop,
    orderNumber,
    placedAt: momentOf(graph.said(order, 'orderDate')),
    status,
    state: stateOf(word, WORDS, context, 'orderStatus'),
    items,
    total: totalOf(graph, order),
    seller: graph.said(order, 'merchant', 'seller') ?? joinWords(items.map(({ seller }) => seller)),
    ...present({
      detailUrl: resolveAddress(graph.address(order, 'url'), base),
      paymentMethod: localName(graph.said(order, 'paymentMethod') ?? ''),
      afterSales: afterSales === undefined ? null : status,
      afterSalesState: afterSales,
    }),
    ...readDelivery(graph, parcels, base),
  };
}

/** The same order told twice (in the head and in the body): what the first does not say, the second may. */
function joinOrders(first: OrderReport | undefined, second: OrderReport): OrderReport {
  if (first === undefined) return second;
  const said = Object.entries(first).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  return { ...second, ...Object.fromEntries(said), state: first.state === 'unknown' ? second.state : first.state };
}

function numberOf(graph: SchemaGraph, order: SchemaNode): string | null {
  const number = graph.said(order, 'orderNumber', 'confirmationNumber');
  return number !== null && number.length <= 64 && !/[<>]/.test(number) ? number : null;
}

/** Statuses stay as written; the state is ours. */
export function readSchemaOrders(html: string, place: SchemaPlace, context: ShopContext): SchemaOrders {
  const graph = readSchemaGraph(html);
  const problems = new Set<string>(graph.broken > 0 ? ['ld+json'] : []);
  const deliveries = graph.all('ParcelDelivery').map((parcel) => ({ parcel, of: graph.parts(parcel, 'partOfOrder') }));
  const taken = new Set<SchemaNode>();
  const byNumber = new Map<string, OrderReport>();
  for (const order of graph.all('Order')) {
    const number = numberOf(graph, order);
    if (number === null) {
      if (order.properties.size > 0) problems.add('Order.orderNumber');
      continue;
    }
    const named = deliveries.filter(({ of }) => of.some((other) => other === order || numberOf(graph, other) === number)).map(({ parcel }) => parcel);
    const inLines = graph.parts(order, 'orderedItem').flatMap((line) => graph.parts(line, 'orderDelivery'));
    const parcels = [...new Set([...graph.parts(order, 'orderDelivery'), ...inLines, ...named])];
    parcels.forEach((parcel) => taken.add(parcel));
    const report = readOrder(graph, order, number, parcels, place, context);
    if (report.placedAt === null && graph.said(order, 'orderDate') !== null) problems.add('Order.orderDate');
    byNumber.set(number, joinOrders(byNumber.get(number), report));
  }
  const alone = deliveries.filter(({ parcel }) => !taken.has(parcel)).flatMap(({ parcel }) => {
    const trackingNumber = graph.said(parcel, 'trackingNumber');
    return trackingNumber === null ? [] : [{ shop: place.shop, orderNumber: null, trackingNumber, carrier: carrierOf(graph, parcel), events: [] }];
  });
  return { orders: [...byNumber.values()], parcels: alone, problems: [...problems] };
}
