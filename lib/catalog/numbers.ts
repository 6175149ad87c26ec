/** Every `numbers.ts`: the shapes of all carriers and shops. */
import type { NumberKnowledge } from '@/lib/adapter/numbers';
import type { CarrierId, ShopId } from '@/lib/model/ids';
import { carrierWords, shopWords } from './words';

/** Both lists are in the order of the folders, so that the bundle needs no second list of paths. tests/catalog holds it. */
function inOrder(ids: Iterable<string>, all: readonly NumberKnowledge[]): ReadonlyMap<string, NumberKnowledge> {
  return new Map([...ids].map((id, index) => [id, all[index] ?? { shapes: [] }]));
}

export const carrierNumbers: ReadonlyMap<CarrierId, NumberKnowledge> = /* @__PURE__ */ inOrder(
  carrierWords.keys(),
  /* @__PURE__ */ Object.values(import.meta.glob<NumberKnowledge>('./*/numbers.ts', { base: '/lib/carriers', eager: true, import: 'default' })),
);
export const shopNumbers: ReadonlyMap<ShopId, NumberKnowledge> = /* @__PURE__ */ inOrder(
  shopWords.keys(),
  /* @__PURE__ */ Object.values(import.meta.glob<NumberKnowledge>('./*/numbers.ts', { base: '/lib/shops', eager: true, import: 'default' })),
);
