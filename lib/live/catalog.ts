/** Names, links and sources for pages. Loaded after the first row: it grows with every carrier. */
import type { CarrierMeta, ShopMeta, SourceMeta } from '@/lib/adapter/meta';
import type { OrderLink, orderLinks } from '@/lib/catalog/order-links';
import type { CustomSource } from '@/lib/model/custom-source';
import type { Language } from '@/lib/model/settings';

export type { OrderLink, SourceMeta };
export interface Catalog {
  readonly carriers: ReadonlyMap<string, CarrierMeta>;
  readonly shops: ReadonlyMap<string, ShopMeta>;
  readonly sources: ReadonlyMap<string, SourceMeta>;
  /** What the user described; each stands among carriers and sources too. */
  readonly own: ReadonlyMap<string, CustomSource>;
  readonly carrierName: (id: string, language: Language) => string;
  readonly shopName: (id: string, language: Language) => string;
  readonly sourceName: (id: string, language: Language) => string;
  /** The carrier's public page (https) for a number, or null. */
  readonly trackingPage: (carrier: string, number: string, language: Language) => string | null;
  /** The shop's page of an order (https), or null. */
  readonly orderPage: (shop: string, number: string) => string | null;
  readonly orderLinks: typeof orderLinks;
}

export async function loadCatalog(): Promise<Catalog> {
  const [meta, names, links, more] = await Promise.all([import('@/lib/catalog/meta'), import('@/lib/catalog/names'), import('@/lib/catalog/links'), import('@/lib/catalog/order-links')]);
  return { ...meta, ...names, ...links, ...more, own: new Map() };
}

/** The catalog with the user's own carriers among the others. */
export async function withOwn(catalog: Catalog, described: readonly CustomSource[]): Promise<Catalog> {
  if (described.length === 0) return catalog;
  const { customCarrier, customMeta } = await import('@/lib/catalog/custom');
  const own = new Map(described.map((source) => [source.id, source]));
  const named = (name: Catalog['carrierName']): Catalog['carrierName'] => (id, language) => own.get(id)?.name ?? name(id, language);
  return {
    ...catalog,
    own,
    carriers: new Map([...catalog.carriers, ...described.map((source) => [source.id, customCarrier(source)] as const)]),
    sources: new Map([...catalog.sources, ...described.map((source) => [source.id, customMeta(source)] as const)]),
    carrierName: named(catalog.carrierName),
    sourceName: named(catalog.sourceName),
  };
}
