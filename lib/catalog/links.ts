/** Every `links.ts`, found by folder: public tracking pages and order pages. */
import type { CarrierLinks, ShopLinks } from '@/lib/adapter/links';
import type { CarrierId, ShopId } from '@/lib/model/ids';
import type { Language } from '@/lib/model/settings';
import { byFolder } from './by-folder';

const carrierLinks: ReadonlyMap<CarrierId, CarrierLinks> = byFolder(
  import.meta.glob<CarrierLinks>('/lib/carriers/*/links.ts', { eager: true, import: 'default' }),
);
export const shopLinks: ReadonlyMap<ShopId, ShopLinks> = byFolder(
  import.meta.glob<ShopLinks>('/lib/shops/*/links.ts', { eager: true, import: 'default' }),
);

/** The carrier's public page for a number (https), or null where it has none or we know no such carrier. */
export function trackingPage(carrier: CarrierId, number: string, language: Language): string | null {
  return carrierLinks.get(carrier)?.track(number, language) ?? null;
}

/** The shop's page of an order (https), or null where the number alone does not lead there. */
export function orderPage(shop: ShopId, number: string): string | null {
  return shopLinks.get(shop)?.order(number) ?? null;
}
