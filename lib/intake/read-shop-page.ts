/** Which shop's reader a page belongs to, and what it says. The one way in for pages from a tab, fetched pages and pasted text. */
import { shops } from '@/lib/catalog/meta';
import type { ShopAdapter, ShopContext, ShopPage, ShopReading } from '@/lib/adapter/shop-contract';
import type { ShopId } from '@/lib/model/ids';

const found = Object.values(import.meta.glob<ShopAdapter>('/lib/shops/*/index.ts', { eager: true, import: 'default' }));

/** Shops that know their own hosts are asked before those that read any page. */
const hosted = ({ id }: ShopAdapter): boolean => (shops.get(id)?.hosts.length ?? 0) > 0;
const readers: readonly ShopAdapter[] = [...found.filter(hosted), ...found.filter((reader) => !hosted(reader))];

export const shopAdapters: ReadonlyMap<ShopId, ShopAdapter> = new Map(readers.map((reader) => [reader.id, reader]));

export interface Read {
  readonly shop: ShopId;
  readonly reading: ShopReading;
}


function readText(text: string, context: ShopContext): Read | null {
  for (const reader of readers) {
    const reading = reader.readText?.(text, context) ?? null;
    if (reading !== null && reading.kind !== 'none') return { shop: reader.id, reading };
  }
  return null;
}

/** Null: no shop of ours has anything to say of it. A reader that throws has met something it never saw: `changed`. */
export function readShopPage(page: ShopPage, context: ShopContext): Read | null {
  if (page.url === 'clipboard') return readText(page.body, context);
  const addresses = [page.url, page.requestedUrl].flatMap((address) => (address !== null && URL.canParse(address) ? [new URL(address)] : []));
  for (const reader of readers) {
    if (!addresses.some((address) => reader.matches(address))) continue;
    const reading = readSafely(reader, page, context);
    if (reading.kind !== 'none') return { shop: reader.id, reading };
  }
  return null;
}

function readSafely(reader: ShopAdapter, page: ShopPage, context: ShopContext): ShopReading {
  try {
    return reader.read(page, context);
  } catch {
    return { kind: 'failed', failure: 'changed', paths: ['?'] };
  }
}

