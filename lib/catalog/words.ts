/**
 * What carriers and shops are called and where their sites are: as much of every meta.json as reading pasted text
 * takes. Field by field, so that a page that recognises does not carry the rest.
 */
import type { Names } from '@/lib/adapter/meta';
import type { CarrierId, ShopId } from '@/lib/model/ids';

export interface Words {
  readonly names: Names;
  readonly aliases: readonly string[];
}
export interface ShopWords extends Words {
  readonly hosts: readonly string[];
  readonly usualCarriers: readonly CarrierId[];
}

/** `./ups/meta.json` → `ups`. All lists below are in the order of the folders. */
const folderOf = (path: string): string => path.slice(2, path.lastIndexOf('/'));

const carrierIds: readonly CarrierId[] = Object.keys(import.meta.glob('./*/meta.json', { base: '/lib/carriers' })).map(folderOf);
const carrierNames = Object.values(import.meta.glob<Names>('./*/meta.json', { base: '/lib/carriers', eager: true, import: 'names' }));
const carrierAliases = Object.values(import.meta.glob<readonly string[]>('./*/meta.json', { base: '/lib/carriers', eager: true, import: 'aliases' }));

const shopIds: readonly ShopId[] = Object.keys(import.meta.glob('./*/meta.json', { base: '/lib/shops' })).map(folderOf);
const shopNames = Object.values(import.meta.glob<Names>('./*/meta.json', { base: '/lib/shops', eager: true, import: 'names' }));
const shopAliases = Object.values(import.meta.glob<readonly string[]>('./*/meta.json', { base: '/lib/shops', eager: true, import: 'aliases' }));
const shopHosts = Object.values(import.meta.glob<readonly string[]>('./*/meta.json', { base: '/lib/shops', eager: true, import: 'hosts' }));
const usualCarriers = Object.values(import.meta.glob<readonly CarrierId[]>('./*/meta.json', { base: '/lib/shops', eager: true, import: 'usualCarriers' }));

const NAMELESS: Names = { en: '' };

export const carrierWords: ReadonlyMap<CarrierId, Words> = new Map(carrierIds.map((id, index) => [id, { names: carrierNames[index] ?? NAMELESS, aliases: carrierAliases[index] ?? [] }]));
export const shopWords: ReadonlyMap<ShopId, ShopWords> = new Map(
  shopIds.map((id, index) => [id, { names: shopNames[index] ?? NAMELESS, aliases: shopAliases[index] ?? [], hosts: shopHosts[index] ?? [], usualCarriers: usualCarriers[index] ?? [] }]),
);

/** Carriers whose ids begin with the id of another are of its family and share its numbers: dhl, dhl-express. */
export function familyOf(carrier: CarrierId): CarrierId {
  const first = carrier.split('-')[0] ?? carrier;
  return carrierWords.has(first) ? first : carrier;
}
