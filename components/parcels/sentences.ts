/** What a row says about a parcel: one sentence where it is and since when, when it comes, and how fresh that is. Pure. */
import type { Catalog } from '@/lib/live/catalog';
import type { FailureKind } from '@/lib/model/failure';
import type { Parcel } from '@/lib/model/parcel';
import type { SourceState } from '@/lib/model/source-state';
import { etaDays, sayEta } from '@/lib/text/eta';
import { sayStatus } from '@/lib/text/status';
import type { Text } from '@/lib/text/text';
import { dayOf, type Moment, sayAge, sayDay, sayTime } from '@/lib/text/time';
import { sourceOf, type States } from './sources-for';

export interface View {
  readonly text: Text;
  readonly moment: Moment;
  readonly catalog: Catalog | null;
}

/** Nothing that turns the line around or hides, nothing longer than a line can hold. */
export function tidy(text: string, longest = 160): string {
  const one = text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ').replace(/\s+/g, ' ').trim();
  return one.length > longest ? `${one.slice(0, longest - 1)}…` : one;
}

export function carrierLabel(carrier: string | null, { text, catalog }: View): string {
  if (carrier === null) return text.t('row.unknown_carrier');
  return catalog?.carrierName(carrier, text.language) ?? '';
}

export function sourceLabel(source: string | null, { text, catalog }: View): string {
  return source === null || catalog === null ? '' : catalog.sourceName(source, text.language);
}

/** The user's name for it, else carrier and number. */
export function titleOf(parcel: Parcel, view: View): string {
  if (parcel.title !== null && parcel.title.trim() !== '') return tidy(parcel.title);
  if (parcel.carrier === null) return view.text.t('row.unnamed', { number: parcel.trackingNumber });
  return `${carrierLabel(parcel.carrier, view)} ${parcel.trackingNumber}`.trim();
}

/** "Out for delivery · Chaoyang depot · 20 min ago". */
export function whereabouts(parcel: Parcel, { text, moment }: View): string {
  if (parcel.receivedAt !== null) return `${text.t('row.received')} · ${sayAge(parcel.receivedAt, text, moment)}`;
  if (parcel.lastAnswerAt === null) return parcel.blocked === null ? text.t('row.waiting') : '';
  const place = parcel.pickup?.place ?? parcel.latestPlace;
  const since = parcel.statusAt === null ? '' : sayAge(parcel.statusAt, text, moment).replaceAll(' ', '\u00A0');
  return [sayStatus(text, parcel.status, parcel.subStatus), place === null ? '' : tidy(place, 60), since].filter((part) => part !== '').join(' · ');
}

export interface Arrival {
  readonly words: string;
  readonly late: boolean;
}

/** When it comes; null when nobody says so or nothing more is to come. */
export function arrivalOf(parcel: Parcel, { text, moment }: View): Arrival | null {
  if (parcel.eta === null || parcel.shelf === 'done' || parcel.status === 'ready_for_pickup') return null;
  const { until } = etaDays(parcel.eta, moment.zone);
  if (until < dayOf(moment.now, moment.zone)) return { words: text.t('row.was_due', { day: sayDay(until, text, moment) }), late: true };
  return { words: sayEta(parcel.eta, text, moment), late: false };
}

/** Why the last call brought nothing, in a few words. */
export const sayKind = (kind: FailureKind, source: string, { text }: Pick<View, 'text'>): string => text.t(`row.failure.${kind}`, { source });

/** The same for a source as it stands, with the end of its wait. */
export function sayFailure(state: SourceState, source: string, view: View): string {
  const { text, moment } = view;
  const until = state.backoffUntil ?? state.breakerUntil;
  if (state.failure === null) return '';
  if (state.failure === 'rate_limited' && until !== null && until > moment.now) {
    return text.t('row.failure.rate_limited.until', { source, time: sayTime(until, text, moment, true) });
  }
  return sayKind(state.failure, source, view);
}

export interface Freshness {
  readonly words: string;
  readonly stale: boolean;
}

/** "checked 5 min ago", or since when it is stale and why. */
export function freshness(parcel: Parcel, states: States, view: View): Freshness {
  const { text, moment } = view;
  const source = sourceOf(parcel, view.catalog);
  const state = source === null ? undefined : states.get(source);
  const checked = parcel.lastAnswerAt === null ? text.t('row.never') : text.t('row.checked', { age: sayAge(parcel.lastAnswerAt, text, moment) });
  const failed = parcel.shelf !== 'done' && parcel.blocked === null && state !== undefined && state.failure !== null && (state.lastFailureAt ?? 0) > (parcel.lastAnswerAt ?? 0);
  if (!failed) return { words: checked, stale: false };
  return { words: `${checked} · ${text.t('row.stale', { why: sayFailure(state, sourceLabel(source, view), view) })}`, stale: true };
}
