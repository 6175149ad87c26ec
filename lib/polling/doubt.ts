/**
 * Is the answer about somebody else's parcel? Numbers are used again after a while, divisions share them, and a digit may be
 * wrong. A doubt only makes a question; so it is raised where something contradicts, not where something is missing. Pure.
 */
import type { CarrierId } from '@/lib/model/ids';
import type { Doubt } from '@/lib/model/parcel';
import type { ParcelStatus } from '@/lib/model/status';
import { DAY, type Instant } from '@/lib/model/time';
import type { Atlas } from './atlas';

export interface Told {
  /** Whose parcel the answer is about; null: it does not say. */
  readonly carrier: CarrierId | null;
  readonly status: ParcelStatus;
  /** When its newest event happened; null: nothing in it has a time. */
  readonly newestAt: Instant | null;
  /** Where its newest event happened, in the carrier's words. */
  readonly place: string | null;
}

export interface Expected {
  readonly carrier: CarrierId | null;
  /** When the first of its orders was placed; null: not known. */
  readonly placedAt: Instant | null;
  /** Only the day is known. */
  readonly placedOnDay: boolean;
  /** When the parcel was first kept here. */
  readonly addedAt: Instant;
  /** Currencies that its orders were paid in, ISO 4217. */
  readonly currencies: readonly string[];
}

export type DoubtAtlas = Pick<Atlas, 'countriesOf' | 'familyOf' | 'hasPartners'>;

/** Zones that are not told can move a clock by 14 hours, a day alone by another 24. */
const CLOCK_SLACK = DAY;
/** Who keeps a parcel that ended so long ago wants it as a record, or has somebody else's. */
const LONG_AGO = 90 * DAY;
const ENDED: ReadonlySet<ParcelStatus> = new Set(['delivered', 'returned', 'cancelled', 'expired']);

/** Currencies that are spent in one country alone, nearly. Others (EUR, USD, CNY) prove nothing of where a parcel goes. */
const AT_HOME: Readonly<Record<string, readonly string[]>> = {
  JPY: ['JP'], KRW: ['KR'], PLN: ['PL'], SEK: ['SE'], NOK: ['NO'], DKK: ['DK'], CZK: ['CZ'], HUF: ['HU'], CHF: ['CH', 'LI'], GBP: ['GB', 'IM', 'JE', 'GG'], BRL: ['BR'], CAD: ['CA'], AUD: ['AU'], NZD: ['NZ'], TWD: ['TW'], TRY: ['TR'], UAH: ['UA'],
};
const countryOf = (place: string | null): string | null => /(?:^|, )([A-Z]{2})$/.exec(place ?? '')?.[1] ?? null;
/** State codes look like countries; only a parcel that has arrived, in a place that is surely abroad, counts. */
const isState = (place: string | null): boolean => /, [A-Z]{2}$/.test(place ?? '') && !/, [A-Z]{2}, [A-Z]{2}$/.test(place ?? '') && /^(?:A[KLRZ]|CA|CO|CT|DE|FL|GA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY)$/.test(countryOf(place) ?? '');

function wrongDates({ newestAt, status }: Told, { placedAt, placedOnDay, addedAt }: Expected): boolean {
  if (newestAt === null) return false;
  if (placedAt !== null) return newestAt < placedAt - CLOCK_SLACK - (placedOnDay ? DAY : 0);
  return ENDED.has(status) && newestAt < addedAt - LONG_AGO;
}

function wrongCountry({ status, place }: Told, { currencies }: Expected): boolean {
  const country = countryOf(place);
  if (status !== 'delivered' || country === null || isState(place) || currencies.length === 0) return false;
  return currencies.every((currency) => AT_HOME[currency] !== undefined && !AT_HOME[currency].includes(country));
}

/** Two carriers of one and the same country do not hand parcels on to each other, but for those who do; across borders all may. */
function wrongCarrier(told: Told, expected: Expected, { countriesOf, familyOf, hasPartners }: DoubtAtlas): boolean {
  if (told.carrier === null || expected.carrier === null || familyOf(told.carrier) === familyOf(expected.carrier)) return false;
  if (hasPartners(told.carrier) || hasPartners(expected.carrier)) return false;
  const [here, there] = [countriesOf(expected.carrier), countriesOf(told.carrier)];
  return here.length === 1 && there.length === 1 && here[0] === there[0];
}

/** What contradicts first; null: nothing does. */
export function findDoubt(told: Told, expected: Expected, atlas: DoubtAtlas): Doubt['why'] | null {
  if (wrongDates(told, expected)) return 'dates';
  if (wrongCountry(told, expected)) return 'country';
  return wrongCarrier(told, expected, atlas) ? 'carrier' : null;
}
