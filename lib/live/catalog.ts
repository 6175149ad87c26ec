/** Names, links and sources for pages. Loaded after the first row: it grows with every carrier. */
import type { CarrierMeta, ShopMeta, SourceMeta } from '@/lib/adapter/meta';
import type { Language } from '@/lib/model/settings';

export type { SourceMeta };
export interface Catalog {
  readonly carriers: ReadonlyMap<string, CarrierMeta>;
  readonly shops: ReadonlyMap<string, ShopMeta>;
  readonly sources: ReadonlyMap<string, SourceMeta>;
  readonly carrierName: (id: string, language: Language) => string;
  readonly shopName: (id: string, language: Language) => string;
  readonly sourceName: (id: string, language: Language) => string;
  /** The carrier's public page (https) for a number, or null. */
  readonly trackingPage: (carrier: string, number: string, language: Language) => string | null;
  /** The shop's page of an order (https), or null. */
  readonly orderPage: (shop: string, number: string) => string | null;
}

export async function loadCatalog(): Promise<Catalog> {
  const [meta, names, links] = await Promise.all([import('@/lib/catalog/meta'), import('@/lib/catalog/names'), import('@/lib/catalog/links')]);
  return { ...meta, ...names, ...links };
}
