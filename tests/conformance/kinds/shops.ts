/** `shops/<shop>/<case>.expected.json`: pages, replies, files and pasted text through the product's own way in. The folder's name is told to nobody. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeBytes } from '@/lib/adapter/charset';
import type { OrderReport, ShopContext, ShopReading } from '@/lib/adapter/shop-contract';
import { readImportFile } from '@/lib/intake/read-import-file';
import { readShopPage } from '@/lib/intake/read-shop-page';
import { firstDifference } from '../compare';
import type { Kind, Outcome } from '../case';
import { runPasted } from './pasted';

interface Given {
  readonly url: string;
  readonly contentType: string;
  readonly charset: string;
  readonly requestedUrl?: string;
  readonly httpStatus?: number;
  readonly payload?: string;
}
interface Expected { readonly kind: string; readonly source: Given; readonly orders?: readonly { readonly placedAtPrecision?: string }[]; readonly [key: string]: unknown }

/** Compared as what they are (README of the samples): moments as moments, days as days, amounts as decimals. */
const MOMENTS = new Set(['placedAt', 'paidAt', 'shippedAt', 'expectedFrom', 'expectedUntil', 'at']);
const DECIMALS = new Set(['amount', 'unitPrice', 'lineTotal', 'listPrice', 'subtotal', 'shipping', 'shippingDiscount', 'tax', 'tip', 'totalWithTip']);
const ADVISORY = new Set(['kind', 'basis', 'dateNote', 'note', 'why', 'needs', 'awkward', 'statusMeaning', 'orderNumberFrom']);

const plainDecimal = (text: string): string => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);

/** One form for both sides. Nothing of a key's meaning is changed. */
function comparable(value: unknown, key = '', dayOnly = false): unknown {
  // Of a number that is no order only the number counts.
  if (key === 'notOrders' && Array.isArray(value)) return value.map((member: { readonly value?: unknown }) => ({ value: member.value }));
  if (Array.isArray(value)) return value.map((member) => comparable(member, key, dayOnly));
  if (typeof value === 'object' && value !== null) {
    const day = (value as { readonly placedAtPrecision?: unknown }).placedAtPrecision === 'day';
    return Object.fromEntries(Object.entries(value).filter(([name]) => !ADVISORY.has(name)).map(([name, member]) => [name, comparable(member, name, day)]));
  }
  if (typeof value !== 'string') return value;
  if (MOMENTS.has(key)) return dayOnly && key === 'placedAt' ? value.slice(0, 10) : /T/.test(value) ? Date.parse(value) : value;
  return DECIMALS.has(key) && /^-?\d+(?:\.\d+)?$/.test(value) ? plainDecimal(value) : value;
}

/** What an expected file names that the report leaves out is null there. */
function withNulls(expected: unknown, got: unknown): unknown {
  if (Array.isArray(expected)) return Array.isArray(got) ? got.map((member, index) => withNulls(expected[index], member)) : got;
  if (typeof expected !== 'object' || expected === null || typeof got !== 'object' || got === null) return got;
  return { ...got, ...Object.fromEntries(Object.entries(expected).map(([name, member]) => [name, withNulls(member, (got as Readonly<Record<string, unknown>>)[name]) ?? null])) };
}

const renderOrder = (order: OrderReport): unknown => ({ ...order, ...(/^\d{4}-\d\d-\d\d$/.test(order.placedAt ?? '') ? { placedAtPrecision: 'day' } : {}) });

const ERRORS: Readonly<Record<string, string>> = { signed_out: 'login-required', challenge: 'captcha' };

function render(reading: ShopReading): Readonly<Record<string, unknown>> {
  if (reading.kind === 'failed') return { error: ERRORS[reading.failure] ?? `${reading.failure} (${reading.paths.join(', ')})` };
  if (reading.kind === 'shipments') return { shipments: reading.shipments };
  if (reading.kind === 'none') return { error: 'nothing read' };
  return { orders: reading.orders.map(renderOrder), ...(reading.paging === null ? {} : { page: reading.paging }), ...reading.bill };
}

const noteDrift: ShopContext['noteDrift'] = () => undefined;

async function readCase(given: Given, bytes: Uint8Array): Promise<ShopReading> {
  const context: ShopContext = { readAt: Date.parse('2026-11-20T04:00:00Z'), noteDrift };
  const nothing: ShopReading = { kind: 'none' };
  if (given.url.startsWith('file:')) return (await readImportFile({ name: given.url.slice('file:'.length), bytes }, context))?.reading ?? nothing;
  const charset = given.charset.split(' ')[0] ?? 'utf-8';
  const body = decodeBytes(bytes, `${given.contentType}; charset=${charset}`);
  const page = { url: given.url, requestedUrl: given.requestedUrl ?? null, httpStatus: given.httpStatus ?? null, contentType: given.contentType, body, payload: given.payload ?? null };
  return readShopPage(page, context)?.reading ?? nothing;
}

async function run(path: string): Promise<readonly Outcome[]> {
  const shop = basename(dirname(path));
  const stem = basename(path, '.expected.json');
  const name = `shops/${shop}/${stem}`;
  const expected = JSON.parse(await readFile(path, 'utf8')) as Expected;
  if (expected.kind === 'pasted-text' || expected.source === undefined) return [await runPasted(path, name)];
  const input = (await readdir(dirname(path))).find((file) => file !== basename(path) && file.startsWith(`${stem}.`));
  if (input === undefined) return [{ name, failure: 'the input file is missing', advice: [] }];
  const { source, ...stated } = expected;
  const got = render(await readCase(source, new Uint8Array(await readFile(join(dirname(path), input)))));
  const wanted = comparable(stated);
  const failure = firstDifference(wanted, comparable(withNulls(stated, got)));
  return [{ name, failure, advice: [] }];
}

export const shops: Kind = { name: 'shops', owns: (path) => /\/shops\/[^/]+\/[^/]+\.expected\.json$/.test(path), run };
