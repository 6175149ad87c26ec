/** Where carriers are at home: what the poller weighs an answer and a choice by. Three fields of every meta.json, no more. */
import type { CarrierId } from '@/lib/model/ids';
import { byFolder } from './by-folder';

const countries = /* @__PURE__ */ byFolder(import.meta.glob<readonly string[]>('/lib/carriers/*/meta.json', { eager: true, import: 'countries' }));
const families = /* @__PURE__ */ byFolder(import.meta.glob<string | undefined>('/lib/carriers/*/meta.json', { eager: true, import: 'family' }));

const partners = /* @__PURE__ */ byFolder(import.meta.glob<true | undefined>('/lib/carriers/*/meta.json', { eager: true, import: 'partners' }));

/** ISO 3166 countries it delivers in or from; empty: the world, or not known. */
export const countriesOf = (carrier: CarrierId): readonly string[] => countries.get(carrier) ?? [];
/** Carriers of one family share their numbers. */
export const familyOf = (carrier: CarrierId): string => families.get(carrier) ?? carrier;
/** Works with other carriers on one parcel. */
export const hasPartners = (carrier: CarrierId): boolean => partners.get(carrier) === true;
