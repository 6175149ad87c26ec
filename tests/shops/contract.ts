/** What every reader of a shop must do, whatever its pages. Call it from the shop's own test. */
import { describe, expect, it } from 'vitest';
import { sumDecimals } from '@/lib/adapter/amounts';
import type { OrderReport, ShopAdapter, ShopPage, ShopReading } from '@/lib/adapter/shop-contract';
import { shops } from '@/lib/catalog/meta';
import { AFTER_SALES, ORDER_STATUSES } from '@/lib/model/status';
import { mutate } from './mutate';
import { pageOf, readPage, shopFixtureNames, type ShopFixture } from './reading';
import { amountStands, plainAmount, readWritten, stands, type Written } from './stands';

/** Written rules by which a claim may follow from the page where it does not stand in it as such. Each returns whether it does. */
export interface ShopRules {
  readonly number?: (number: string, written: Written) => boolean;
  readonly total?: (amount: string, written: Written, order: OrderReport) => boolean;
  /** For each of the words of a status. */
  readonly status?: (word: string, written: Written) => boolean;
}

export interface ShopContract {
  readonly shop: ShopAdapter;
  /** Every file of the fixtures folder, each at least once. */
  readonly pages: readonly ShopFixture[];
  /** Strings in the fixtures that are somebody's own business (name, phone, street): no reading may hold one. At least one. */
  readonly personal: readonly string[];
  readonly rules?: ShopRules;
}

/** Amounts in whole units of the smallest kind (fen). */
export const inMinorUnits = (amount: string, { amounts }: Written): boolean => amounts.has(plainAmount(amount.replace('.', '')));
/** The total is the sum of the lines. */
export const sumOfLines = (amount: string, _: Written, { items }: OrderReport): boolean =>
  plainAmount(sumDecimals(items.flatMap(({ lineTotal, unitPrice, quantity }) => (lineTotal === undefined ? Array.from({ length: quantity ?? 1 }, () => unitPrice ?? '0') : [lineTotal])))) === plainAmount(amount);

const MUTATIONS = Number(process.env['ORDERTRAIL_MUTATIONS'] ?? 300);
/** A page may take this long on average, ms. */
const SLOW = 50;

const STAMP = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const FAILURES = ['signed_out', 'challenge', 'rate_limited', 'upstream', 'changed'];

/** Fields of any depth by what they hold. */
const MOMENTS = new Set(['placedAt', 'paidAt', 'shippedAt', 'expectedFrom', 'expectedUntil', 'at']);
const AMOUNTS = new Set(['amount', 'unitPrice', 'lineTotal', 'listPrice', 'subtotal', 'shippingDiscount', 'tax', 'tip', 'totalWithTip']);
const ADDRESSES = new Set(['detailUrl', 'logisticsUrl', 'cancelUrl', 'trackingUrl', 'url', 'image', 'afterSalesUrl', 'nextUrl']);

/** What is out of form in a value of a report, by path. */
function malformed(value: unknown, path: string): readonly string[] {
  const key = path.split('.').at(-1) ?? '';
  if (Array.isArray(value)) return value.flatMap((member, index) => malformed(member, `${path}.${index}`));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, member]) => malformed(member, `${path}.${name}`));
  if (value === undefined || value === '') return [`${path} is empty: leave it out or make it null`];
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? [] : [`${path} is ${value}`];
  if (typeof value !== 'string') return [];
  if (value !== value.trim()) return [`${path} has blanks at its ends`];
  const wrong = (MOMENTS.has(key) && (!STAMP.test(value) || Number.isNaN(Date.parse(value)))) || (AMOUNTS.has(key) && !DECIMAL.test(value)) || (key === 'currency' && !/^[A-Z]{3}$/.test(value)) || ((ADDRESSES.has(key) || path.includes('.links.')) && !/^https:\/\/[^\s/]/.test(value));
  return wrong ? [`${path} is "${value}"`] : [];
}

function wrongForm(shop: ShopAdapter, reading: ShopReading): readonly string[] {
  if (reading.kind === 'none') return [];
  if (reading.kind === 'failed') return FAILURES.includes(reading.failure) && (reading.failure !== 'changed' || reading.paths.length > 0) ? [] : [`failed ${reading.failure} without a path`];
  if (reading.kind === 'shipments') return malformed(reading.shipments, 'shipments');
  const repeated = reading.orders.filter(({ orderNumber }, index) => reading.orders.findIndex((other) => other.orderNumber === orderNumber) !== index);
  return [
    ...malformed(reading.orders, 'orders'), ...malformed(reading.paging, 'paging'),
    ...repeated.map(() => 'an order stands twice'),
    ...reading.orders.flatMap(({ shop: id, state, afterSalesState }) => [...(id === shop.id ? [] : [`shop is ${id}`]), ...(ORDER_STATUSES.includes(state) ? [] : [`state is ${state}`]), ...(afterSalesState === undefined || AFTER_SALES.includes(afterSalesState) ? [] : [`afterSalesState is ${afterSalesState}`])]),
  ];
}

/** Numbers, totals and status words of orders that neither stand in the page nor follow by a rule. */
function inventedIn(reading: ShopReading, page: ShopPage, rules: ShopRules): readonly string[] {
  if (reading.kind !== 'orders') return [];
  const written = readWritten(page);
  return reading.orders.flatMap((order) => [
    ...(stands(written, order.orderNumber) || (rules.number?.(order.orderNumber, written) ?? false) ? [] : [`number ${order.orderNumber}`]),
    ...(order.total === null || amountStands(written, order.total.amount) || (rules.total?.(order.total.amount, written, order) ?? false) ? [] : [`total ${order.total.amount}`]),
    ...(order.status ?? '').split('; ').filter((word) => !stands(written, word) && !(rules.status?.(word, written) ?? false)).map((word) => `status ${word}`),
  ]);
}

const BAD_BODIES: readonly (readonly [string, string])[] = [
  ['empty', ''], ['null', 'null'], ['a list', '[]'], ['a list of odd things', '[null,1,"x",[],{}]'], ['an object', '{}'], ['a text', '"x"'], ['a number', '0'],
  ['a new site', '<!doctype html><html><body><h1>We have a new site!</h1><a href="/orders">orders</a></body></html>'],
  ['a prototype', '{"__proto__":{"data":1},"constructor":{"prototype":1},"data":{"__proto__":[]},"orders":{"length":3}}'],
  ['control characters', '\u0000\u202e\uffff'.repeat(100)], ['1 MB of nothing', 'a'.repeat(1_048_576)], ['deep brackets', '['.repeat(100_000)], ['deep boxes', '<div class="order">'.repeat(5_000)],
];

export function keepsTheShopContract({ shop, pages, personal, rules = {} }: ShopContract): void {
  const meta = shops.get(shop.id)?.reading;
  const whole = pages.map((fixture) => ({ name: `${fixture.file}${fixture.url === 'clipboard' ? '' : ` at ${new URL(fixture.url).pathname.slice(0, 60)}`}`, page: pageOf(shop.id, fixture) }));
  const onSite = whole.filter(({ page }) => page.url !== 'clipboard');

  describe('the contract of shops', () => {
    it('uses every fixture and says in meta how it is read', () => {
      expect(shopFixtureNames(shop.id).filter((file) => !pages.some((page) => page.file === file)), 'Name the fixture in `pages`.').toEqual([]);
      expect(meta, 'Add `reading` to meta.json.').toBeDefined();
    });

    it.each(onSite)('knows the address of $name', ({ page }) => {
      expect([page.url, page.requestedUrl].some((address) => address !== null && shop.matches(new URL(address)))).toBe(true);
    });

    it.each(whole)('reads $name in form, the same twice, and invents nothing', ({ page }) => {
      const { reading } = readPage(shop, page);
      expect(wrongForm(shop, reading)).toEqual([]);
      expect(inventedIn(reading, page, rules)).toEqual([]);
      expect(readPage(shop, page).reading).toEqual(reading);
    });

    it('hands on nothing personal', () => {
      const readings = JSON.stringify(whole.map(({ page }) => readPage(shop, page)));
      expect(personal.length).toBeGreaterThan(0);
      for (const secret of personal) {
        expect(whole.some(({ page }) => stands(readWritten(page), secret)), `put ${secret} into a fixture`).toBe(true);
        expect(readings).not.toContain(secret);
      }
    });

    it.each(BAD_BODIES)('takes a body that is %s for no list of orders', (_, body) => {
      for (const { page } of whole) {
        const { reading } = readPage(shop, { ...page, body });
        expect(wrongForm(shop, reading)).toEqual([]);
        expect(reading.kind).not.toBe('orders');
      }
    });

    it.each(whole)(`survives ${MUTATIONS} mutations of $name: nothing thrown, nothing invented, never slow`, ({ page }) => {
      const bad: unknown[] = [];
      let spent = 0;
      for (let seed = 0; seed < MUTATIONS && bad.length < 5; seed += 1) {
        const mutated = { ...page, body: mutate(page.body, seed) };
        try {
          const start = performance.now();
          const { reading } = readPage(shop, mutated);
          spent += performance.now() - start;
          const wrong = [...wrongForm(shop, reading), ...inventedIn(reading, mutated, rules)];
          if (wrong.length > 0) bad.push({ seed, wrong: wrong.slice(0, 3) });
        } catch (thrown) {
          bad.push({ seed, thrown });
        }
      }
      expect(bad).toEqual([]);
      expect(spent / MUTATIONS).toBeLessThan(SLOW);
    });
  });
}
