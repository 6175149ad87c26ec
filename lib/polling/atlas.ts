/** What the poller knows of carriers: whose number it may be, where they deliver, who belongs together. */
import { candidatesFor } from '@/lib/catalog/candidates';
import { countriesOf, familyOf, hasPartners } from '@/lib/catalog/homes';
import type { CarrierId } from '@/lib/model/ids';

export interface Atlas {
  /** Carriers whose number it surely or likely is by its form, surest first; normal form in. */
  readonly recognise: (number: string) => readonly CarrierId[];
  /** Does the carrier deliver where that zone is? One that delivers all over the world does. */
  readonly delivers: (carrier: CarrierId, zone: string) => boolean;
  /** ISO 3166; empty: the world, or not known. */
  readonly countriesOf: (carrier: CarrierId) => readonly string[];
  readonly familyOf: (carrier: CarrierId) => string;
  /** It takes parcels over from others, or gives its own to others. */
  readonly hasPartners: (carrier: CarrierId) => boolean;
}

/** Browsers of 2025 and later say which zones a country has. */
interface ZonedLocale { readonly getTimeZones?: () => readonly string[] | undefined }

const zones = new Map<string, ReadonlySet<string>>();

function zonesOf(country: string): ReadonlySet<string> {
  const known = zones.get(country);
  if (known !== undefined) return known;
  const locale: Intl.Locale & ZonedLocale = new Intl.Locale('und', { region: country });
  const made = new Set(locale.getTimeZones?.() ?? []);
  zones.set(country, made);
  return made;
}

export const atlas: Atlas = {
  recognise: (number) => candidatesFor(number).filter(({ certainty }) => certainty !== 'possible').map(({ carrier }) => carrier),
  delivers: (carrier, zone) => countriesOf(carrier).length === 0 || countriesOf(carrier).some((country) => zonesOf(country).has(zone)),
  countriesOf,
  familyOf,
  hasPartners,
};
