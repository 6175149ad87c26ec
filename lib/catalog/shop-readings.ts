/** How each shop's pages are read, where they are: as much of every meta.json as the background needs. */
import type { ShopReadingMeta } from '@/lib/adapter/meta';
import type { ShopId } from '@/lib/model/ids';
import { byFolder } from './by-folder';

const found = byFolder(import.meta.glob<ShopReadingMeta | null>('/lib/shops/*/meta.json', { eager: true, import: 'default', query: '?reading' }));

export const shopReadings: ReadonlyMap<ShopId, ShopReadingMeta> = new Map([...found].flatMap(([shop, reading]) => (reading === null ? [] : [[shop, reading] as const])));
