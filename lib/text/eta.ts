/** When a parcel is expected, in words and as a group of the lists. */
import type { EtaWindow } from '@/lib/model/parcel';
import type { Day } from '@/lib/model/time';
import type { Text } from './text';
import { clockOf, dateOf, dayOf, daysBetween, type Moment, sayDay, weekday } from './time';

/** First and last day in the reader's zone. */
export function etaDays(eta: EtaWindow, zone: string): { readonly from: Day; readonly until: Day } {
  const until = eta.untilAt === null ? eta.untilOn : dayOf(eta.untilAt, zone);
  const from = eta.fromAt === null ? eta.fromOn : dayOf(eta.fromAt, zone);
  return { from: from < until ? from : until, until };
}

/** "14:00–18:00", "by 18:00", "from 14:00", or nothing where no clock is known. */
function hours(eta: EtaWindow, { language, t }: Text, zone: string): string {
  const from = eta.fromAt === null ? null : clockOf(eta.fromAt, language, zone);
  const until = eta.untilAt === null ? null : clockOf(eta.untilAt, language, zone);
  if (from !== null && until !== null) return from === until ? from : `${from}–${until}`;
  if (until !== null) return t('base.by', { time: until });
  return from === null ? '' : t('base.from', { time: from });
}

/** Within a week the weekday is enough where room is short. */
function shortDay(day: Day, text: Text, moment: Moment): string {
  const away = daysBetween(dayOf(moment.now, moment.zone), day);
  return away > 1 && away < 7 ? weekday(day, text.language) : sayDay(day, text, moment);
}

/** "today 14:00–18:00", "Thu", "25–28 Nov". */
export function sayEta(eta: EtaWindow, text: Text, moment: Moment): string {
  const { from, until } = etaDays(eta, moment.zone);
  const today = dayOf(moment.now, moment.zone);
  if (from === until) {
    const clock = hours(eta, text, moment.zone);
    return clock === '' ? shortDay(until, text, moment) : `${shortDay(until, text, moment)} ${clock}`;
  }
  const last = dateOf(until, text.language, today);
  const sameMonth = from.slice(0, 7) === until.slice(0, 7);
  const day = Number(from.slice(8));
  if (!sameMonth) return `${dateOf(from, text.language, today)} – ${last}`;
  return text.language === 'en' ? `${day}–${last}` : `${dateOf(from, text.language, today)}–${Number(until.slice(8))}日`;
}

export const ETA_GROUPS = ['late', 'today', 'tomorrow', 'week', 'later', 'undated'] as const;
export type EtaGroup = (typeof ETA_GROUPS)[number];

/** The group of the popup a parcel on its way stands in. Out for delivery without a date means today. */
export function etaGroup(parcel: { readonly eta: EtaWindow | null; readonly status: string }, moment: Moment): EtaGroup {
  if (parcel.eta === null) return parcel.status === 'out_for_delivery' ? 'today' : 'undated';
  const away = daysBetween(dayOf(moment.now, moment.zone), etaDays(parcel.eta, moment.zone).until);
  if (away < 0) return parcel.status === 'out_for_delivery' ? 'today' : 'late';
  if (away === 0) return 'today';
  if (away === 1) return 'tomorrow';
  return away < 7 ? 'week' : 'later';
}
