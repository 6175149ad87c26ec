/** Where carriers are at home: what the poller weighs an answer and a choice by. Three fields of every meta.json, no more. */
import type { CarrierMeta } from '@/lib/adapter/meta';
import type { CarrierId } from '@/lib/model/ids';
import { byFolder } from './by-folder';

type Home = Pick<CarrierMeta, 'countries' | 'family' | 'partners'>;

const homes: ReadonlyMap<CarrierId, Home> = /* @__PURE__ */ byFolder(import.meta.glob<Home>('/lib/carriers/*/meta.json', { eager: true, import: 'default', query: '?home' }));

/** ISO 3166 countries it delivers in or from; empty: the world, or not known. */
export const countriesOf = (carrier: CarrierId): readonly string[] => homes.get(carrier)?.countries ?? [];
/** Carriers of one family share their numbers. */
export const familyOf = (carrier: CarrierId): string => homes.get(carrier)?.family ?? carrier;
/** Works with other carriers on one parcel. */
export const hasPartners = (carrier: CarrierId): boolean => homes.get(carrier)?.partners === true;
