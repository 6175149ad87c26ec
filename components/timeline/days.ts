/** The timeline by day. Pure. */
import type { ShipmentEvent } from '@/lib/model/event';
import type { Day } from '@/lib/model/time';
import type { TimelineEntry } from '@/lib/storage/queries/timeline';
import { dayOf } from '@/lib/text/time';

export interface TimelineDay {
  readonly day: Day;
  readonly entries: readonly TimelineEntry[];
}

/** The reader's day; where only a day was told, that day. */
export function dayOfEvent(event: ShipmentEvent, zone: string): Day {
  return event.precision === 'day' && event.localTime !== null ? event.localTime.slice(0, 10) : dayOf(event.sortAt, zone);
}

/** Days in order of their first entry; a day appears once. */
export function groupByDay(entries: readonly TimelineEntry[], zone: string): readonly TimelineDay[] {
  const days = new Map<Day, TimelineEntry[]>();
  for (const entry of entries) {
    const day = dayOfEvent(entry.event, zone);
    const there = days.get(day);
    if (there === undefined) days.set(day, [entry]);
    else there.push(entry);
  }
  return [...days].map(([day, found]) => ({ day, entries: found }));
}
