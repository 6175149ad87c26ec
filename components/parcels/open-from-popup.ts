/** Addresses of the full-tab pages, and going there from the popup. */
import { openPage } from '@/lib/platform/pages';
import { blockingSource, type States } from './sources-for';
import type { Catalog } from '@/lib/live/catalog';
import type { Parcel } from '@/lib/model/parcel';

export const parcelHash = (key: string): string => `#/parcel/${encodeURIComponent(key)}`;
export const orderHash = (key: string): string => `#/order/${encodeURIComponent(key)}`;
export const sourceHash = (source: string | null): string => (source === null ? '#sources' : `#source-${source}`);

/** Where the button of a blocked parcel leads: to its detail, or to the options where a key is missing or locked. */
export function pageForBlocked(parcel: Parcel, catalog: Catalog | null, states: States): string {
  if (parcel.blocked === 'locked') return 'options.html#keys';
  if (parcel.blocked === 'no_source' || parcel.blocked === 'auth') return `options.html${sourceHash(blockingSource(parcel, catalog, states)?.id ?? null)}`;
  return `dashboard.html${parcelHash(parcel.key)}`;
}

/** Opens a page in its tab and closes the popup, which the browser would leave open in a tab of its own. */
export async function leaveFor(path: string): Promise<void> {
  await openPage(path);
  window.close();
}
