/** The rows of an order's table: what was bought, and the sums below. Themes keep the cells' order and, most of them, `headers` or `data-label`. */
import { resolveAddress } from '@/lib/adapter/addresses';
import { readDecimal } from '@/lib/adapter/amounts';
import { readQuantity } from '@/lib/adapter/item-parts';
import { type ItemReport, type ParcelMention, present } from '@/lib/adapter/shop-contract';
import { tidy } from '@/lib/adapter/text';
import { attributeOf, elementsIn, findAll, findFirst, fits, type PageElement, textOf } from '@/lib/adapter/tree';

const COLUMNS = ['Product', 'SKU', 'Price', 'Quantity', 'Total'] as const;
type Column = (typeof COLUMNS)[number];

export const cellsOf = (row: PageElement): readonly PageElement[] => elementsIn(row).filter(({ tag }) => tag === 'td' || tag === 'th');

/** By the id of the column that the theme names in any language, by its English label, else by the place among five (or four, without the SKU). */
function cellOf(row: PageElement, column: Column): PageElement | null {
  const cells = cellsOf(row);
  const named = cells.find(({ attributes }) => (attributes['headers'] ?? attributes['id'] ?? '').toLowerCase().endsWith(`column${column.toLowerCase()}`))
    ?? cells.find((cell) => attributeOf(cell, 'data-label')?.toLowerCase() === column.toLowerCase());
  const columns: readonly Column[] = cells.length === COLUMNS.length ? COLUMNS : COLUMNS.filter((name) => name !== 'SKU');
  return named ?? (cells.length === columns.length ? (cells[columns.indexOf(column)] ?? null) : null);
}

const OLD_PRICE = 's, del, strike';
/** Beside a price stand the old one, the price of a kilo, and words for screen readers. */
const NO_PRICE = `${OLD_PRICE}, dt, .visually-hidden, .visuallyhidden, .regular-price, .unit-price`;

function leaves(element: PageElement, without: string): readonly string[] {
  if (fits(element, without)) return [];
  return element.children.flatMap((child) => (typeof child === 'string' ? (tidy(child) ?? []) : leaves(child, without)));
}

const amountIn = (cell: PageElement | null): string | null => (cell === null ? null : readDecimal(leaves(cell, NO_PRICE).join(' ')));

/** `USPS #9400…`, as the theme writes company and number. */
const TRACKED = /^(.{0,60}?)\s*#\s*([A-Z\d][A-Z\d -]{5,39})$/i;

function trackingIn(product: PageElement, title: string | null): ParcelMention | null {
  for (const leaf of leaves(product, '.properties, script')) {
    const [, company, number] = leaf === title ? [] : (TRACKED.exec(leaf) ?? []);
    if (number !== undefined && number.replace(/\D/g, '').length >= 5) return { trackingNumber: number.trim(), carrier: tidy(company) };
  }
  return null;
}

export interface Line {
  readonly item: ItemReport;
  readonly parcel: ParcelMention | null;
  readonly trackingUrl: string | null;
}

/** Null: the row is no row of an item. */
export function readLine(row: PageElement, base: string): Line | null {
  const product = cellOf(row, 'Product');
  const quantity = readQuantity(textOf(cellOf(row, 'Quantity')));
  if (product === null || quantity === null) return null;
  const link = findFirst(product, 'a[href*=/products/]');
  const title = textOf(link) ?? textOf(findFirst(product, 'a[href^=/], p')) ?? tidy(leaves(product, '.properties, .fulfillment')[0]);
  const price = cellOf(row, 'Price');
  const sku = textOf(cellOf(row, 'SKU'));
  const options = tidy(findAll(product, '.properties span, .properties li, .product-option, .item-props__property').map(textOf).filter((text) => text !== null).join('; '));
  const parcel = trackingIn(product, title);
  const tracked = findAll(product, 'a[href^=http]').find((other) => other !== link);
  return {
    item: { title, quantity, unitPrice: amountIn(price), ...present({ lineTotal: amountIn(cellOf(row, 'Total')), listPrice: readDecimal(textOf(price === null ? null : findFirst(price, OLD_PRICE))), sku, options, url: resolveAddress(attributeOf(link, 'href'), base), trackingNumber: parcel?.trackingNumber }) },
    parcel,
    trackingUrl: resolveAddress(attributeOf(tracked ?? null, 'href'), base),
  };
}

/** A row of the sums below: its label (a note in brackets cut off), its id where the theme gives one, what it shows. */
export interface SumRow { readonly id: string; readonly label: string; readonly shown: string | null }

export function readSums(table: PageElement): readonly SumRow[] {
  return findAll(table, 'tfoot tr').flatMap((row): readonly SumRow[] => {
    const cells = cellsOf(row);
    const [first] = cells;
    const last = cells.at(-1);
    if (first === undefined || last === undefined || first === last) return [];
    return [{ id: (first.attributes['id'] ?? '').toLowerCase(), label: textOf(first) ?? '', shown: textOf(last) }];
  });
}
