/** Every `numbers.ts`, found by folder: the shapes of all carriers and shops. */
import type { NumberKnowledge } from '@/lib/adapter/numbers';
import type { CarrierId, ShopId } from '@/lib/model/ids';
import { byFolder } from './by-folder';

export const carrierNumbers: ReadonlyMap<CarrierId, NumberKnowledge> = byFolder(
  import.meta.glob<NumberKnowledge>('./*/numbers.ts', { base: '/lib/carriers', eager: true, import: 'default' }),
);
export const shopNumbers: ReadonlyMap<ShopId, NumberKnowledge> = byFolder(
  import.meta.glob<NumberKnowledge>('./*/numbers.ts', { base: '/lib/shops', eager: true, import: 'default' }),
);
