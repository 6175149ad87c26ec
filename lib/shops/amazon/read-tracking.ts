/** The tracking page of a shipment: its number alone (research/shops.md 4). */
import type { ShopReading } from '@/lib/adapter/shop-contract';
import type { PageElement } from '@/lib/adapter/tree';
import { firstText, orderNumberIn } from './page';

/** Null where the page names no parcel. */
export function readTracking(tree: PageElement, base: string): ShopReading | null {
  const shown = firstText(tree, '.pt-delivery-card-trackingId');
  const trackingNumber = /[A-Z\d-]{8,40}$/i.exec(shown ?? '')?.[0] ?? null;
  if (trackingNumber === null) return null;
  return { kind: 'shipments', shipments: [{ shop: 'amazon', orderNumber: orderNumberIn(new URL(base).search), carrier: null, trackingNumber, events: [] }] };
}
