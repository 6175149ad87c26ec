/**
 * What carriers and shops are called and where their sites are: as much of every meta.json as reading pasted text takes.
 * The build hands each over as one line of text (`?words`, see .ci/lean-metas.mjs), a third of the size of the rest.
 */
import type { CarrierId, ShopId } from '@/lib/model/ids';

export interface Words {
  /** Every name in every language, and what else people write. */
  readonly names: readonly string[];
}
export interface ShopWords extends Words {
  readonly hosts: readonly string[];
  readonly usualCarriers: readonly CarrierId[];
}

/** `yto|YTO Express,圆通速递|hosts|carriers` by its id. */
function byId(lines: readonly string[]): ReadonlyMap<string, ShopWords> {
  return new Map(
    lines.map((line) => {
      const [[id = ''] = [], names = [], hosts = [], usualCarriers = []] = line.split('|').map((list) => list.split(',').filter(Boolean));
      return [id, { names, hosts, usualCarriers }];
    }),
  );
}

/** In the order of the folders, like every list that a glob gives. */
export const carrierWords: ReadonlyMap<CarrierId, Words> = /* @__PURE__ */ byId(
  /* @__PURE__ */ Object.values(import.meta.glob<string>('/lib/carriers/*/meta.json', { eager: true, import: 'default', query: '?words' })),
);
export const shopWords: ReadonlyMap<ShopId, ShopWords> = /* @__PURE__ */ byId(
  /* @__PURE__ */ Object.values(import.meta.glob<string>('/lib/shops/*/meta.json', { eager: true, import: 'default', query: '?words' })),
);

/** Carriers whose ids begin with the id of another are of its family and share its numbers: dhl, dhl-express. */
export function familyOf(carrier: CarrierId): CarrierId {
  const first = carrier.split('-')[0] ?? carrier;
  return carrierWords.has(first) ? first : carrier;
}
