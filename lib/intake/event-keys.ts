/** Stable keys of events (design section 2): source, raw code, raw time and place; never our status, never the text. */
import type { EventReport } from '@/lib/adapter/contract';

const part = (text: string | null): string => (text ?? '').normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{Cf}]+/gu, '').slice(0, 80);

/** What two reports of one event share. `time` as the source wrote it. */
export interface EventIdentity {
  readonly code: string;
  readonly time: string;
  readonly place: string;
}

export function identityOf(event: EventReport): EventIdentity {
  return { code: part(event.sourceCode), time: part(event.rawTime ?? event.time ?? event.localTime), place: part(event.location) };
}

/**
 * One key per event of a reply, newest first like the events. Repeats within one reply get `#2`, counted from the oldest:
 * what is added on top then never renames what lies below.
 */
export function keysOf(source: string, events: readonly EventReport[]): readonly string[] {
  const seen = new Map<string, number>();
  return events
    .map((event) => {
      const { code, time, place } = identityOf(event);
      return `${source}/${code}/${time}/${place}`;
    })
    .toReversed()
    .map((key) => {
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return times === 1 ? key : `${key}#${times}`;
    })
    .toReversed();
}

/** The parts again, from a stored key (`subject|source/code/time/place`). */
export function identityOfKey(key: string): EventIdentity {
  const [, code = '', time = '', place = ''] = key.slice(key.lastIndexOf('|') + 1).replace(/#\d+$/, '').split('/');
  return { code, time, place };
}
