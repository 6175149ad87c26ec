/** Every meta.json, found by folder. No readers here: safe and light for pages. */
import type { CarrierMeta, ShopMeta, SourceMeta } from '@/lib/adapter/meta';
import type { CarrierId, ShopId, SourceId } from '@/lib/model/ids';

function byId<M extends { readonly id: string }>(metas: readonly M[]): ReadonlyMap<string, M> {
  return new Map(metas.map((meta) => [meta.id, meta]));
}

export const carriers: ReadonlyMap<CarrierId, CarrierMeta> = /* @__PURE__ */ byId(
  /* @__PURE__ */ Object.values(import.meta.glob<CarrierMeta>('/lib/carriers/*/meta.json', { eager: true, import: 'default' })),
);
export const sources: ReadonlyMap<SourceId, SourceMeta> = /* @__PURE__ */ byId(
  /* @__PURE__ */ Object.values(import.meta.glob<SourceMeta>('/lib/sources/*/meta.json', { eager: true, import: 'default' })),
);
export const shops: ReadonlyMap<ShopId, ShopMeta> = /* @__PURE__ */ byId(
  /* @__PURE__ */ Object.values(import.meta.glob<ShopMeta>('/lib/shops/*/meta.json', { eager: true, import: 'default' })),
);
