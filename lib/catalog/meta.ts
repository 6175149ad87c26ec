/** Every meta.json, found by folder. No readers here: safe and light for pages. */
import type { CarrierMeta, ShopMeta, SourceMeta } from '@/lib/adapter/meta';
import type { CarrierId, ShopId, SourceId } from '@/lib/model/ids';

function byId<M extends { readonly id: string }>(files: Record<string, M>): ReadonlyMap<string, M> {
  return new Map(Object.values(files).map((meta) => [meta.id, meta]));
}

export const carriers: ReadonlyMap<CarrierId, CarrierMeta> = /* @__PURE__ */ byId(
  import.meta.glob<CarrierMeta>('/lib/carriers/*/meta.json', { eager: true, import: 'default' }),
);
export const sources: ReadonlyMap<SourceId, SourceMeta> = /* @__PURE__ */ byId(
  import.meta.glob<SourceMeta>('/lib/sources/*/meta.json', { eager: true, import: 'default' }),
);
export const shops: ReadonlyMap<ShopId, ShopMeta> = /* @__PURE__ */ byId(
  import.meta.glob<ShopMeta>('/lib/shops/*/meta.json', { eager: true, import: 'default' }),
);
