/** Display names of carriers, shops and sources in the user's language. An id we do not know is shown as it is. */
import type { Names } from '@/lib/adapter/meta';
import type { CarrierId, ShopId, SourceId } from '@/lib/model/ids';
import type { Language } from '@/lib/model/settings';
import { byFolder } from './by-folder';

// The names alone: the background shows them too and must not carry the rest.
const carriers = /* @__PURE__ */ byFolder(import.meta.glob<Names>('/lib/carriers/*/meta.json', { eager: true, import: 'names' }));
const shops = /* @__PURE__ */ byFolder(import.meta.glob<Names>('/lib/shops/*/meta.json', { eager: true, import: 'names' }));

const sources = /* @__PURE__ */ byFolder(import.meta.glob<Names>('/lib/sources/*/meta.json', { eager: true, import: 'names' }));

const nameIn = (names: Names | undefined, language: Language, id: string): string => names?.[language] ?? names?.en ?? id;

export const carrierName = (id: CarrierId, language: Language): string => nameIn(carriers.get(id), language, id);
export const shopName = (id: ShopId, language: Language): string => nameIn(shops.get(id), language, id);
export const sourceName = (id: SourceId, language: Language): string => nameIn(sources.get(id), language, id);
