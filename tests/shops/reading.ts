/** What tests of a shop's reader share: fixtures as pages, a reader's context, all frozen and without a clock. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBytes } from '@/lib/adapter/charset';
import type { DriftHint } from '@/lib/adapter/contract';
import type { ShopAdapter, ShopContext, ShopPage, ShopReading } from '@/lib/adapter/shop-contract';

/** When every page of these tests was read. */
export const READ_AT = Date.UTC(2026, 10, 20, 4);

/** A file of `tests/shops/<id>/fixtures/`, and what the page came with beside its body. `url: 'clipboard'` is pasted text. */
export interface ShopFixture {
  readonly file: string;
  readonly url: string;
  readonly requestedUrl?: string;
  readonly httpStatus?: number;
  /** Default: what the file's ending says, without a charset. */
  readonly contentType?: string;
  readonly payload?: string;
}

export interface Reading {
  readonly reading: ShopReading;
  readonly drift: readonly DriftHint[];
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', json: 'application/json', txt: 'text/plain' };
const folder = (id: string): string => join(import.meta.dirname, id, 'fixtures');

export const shopFixtureNames = (id: string): readonly string[] => readdirSync(folder(id)).sort();

/** The fixture as the page that a reader gets, its bytes decoded as the product does. */
export function pageOf(id: string, { file, url, requestedUrl, httpStatus, contentType, payload }: ShopFixture): ShopPage {
  const type = contentType ?? TYPES[file.split('.').at(-1) ?? ''] ?? null;
  return { url, requestedUrl: requestedUrl ?? null, httpStatus: httpStatus ?? null, contentType: type, body: decodeBytes(readFileSync(join(folder(id), file)), type), payload: payload ?? null };
}

/** Runs the shop's reader; one that changes what it was given fails. */
export function readPage(shop: ShopAdapter, page: ShopPage): Reading {
  const drift: DriftHint[] = [];
  const context: ShopContext = Object.freeze({ readAt: READ_AT, noteDrift: (hint: DriftHint) => drift.push(hint) });
  const reading = page.url === 'clipboard' ? (shop.readText?.(page.body, context) ?? { kind: 'none' as const }) : shop.read(Object.freeze({ ...page }), context);
  return { reading, drift };
}

/** A page of one's own, for cases that need no file. */
export const madePage = (url: string, body: string, more: Partial<ShopPage> = {}): ShopPage => ({ url, requestedUrl: null, httpStatus: 200, contentType: null, body, payload: null, ...more });
