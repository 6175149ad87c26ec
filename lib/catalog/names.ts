/** Display names of carriers, shops and sources in the user's language. An id we do not know is shown as it is. */
import type { Names } from '@/lib/adapter/meta';
import type { CarrierId, ShopId, SourceId } from '@/lib/model/ids';
import type { Language } from '@/lib/model/settings';
import { carriers, shops, sources } from './meta';

const nameIn = (meta: { readonly names: Names } | undefined, language: Language, id: string): string => meta?.names[language] ?? meta?.names.en ?? id;

export const carrierName = (id: CarrierId, language: Language): string => nameIn(carriers.get(id), language, id);
export const shopName = (id: ShopId, language: Language): string => nameIn(shops.get(id), language, id);
export const sourceName = (id: SourceId, language: Language): string => nameIn(sources.get(id), language, id);
