/**
 * A reply's history against the stored one. A carrier that rewrites, reorders, repeats or truncates its history never
 * doubles an event and never loses one (design section 2). Pure.
 */
import type { EventReport } from '@/lib/adapter/contract';
import type { ShipmentEvent } from '@/lib/model/event';
import { identityOf, identityOfKey, keysOf } from './event-keys';
import { type RowContext, rowOf } from './event-rows';

export interface Merge {
  /** New rows, oldest first, `seq` given. */
  readonly added: readonly ShipmentEvent[];
  /** Stored rows with a newer form, or marked, or found again. */
  readonly changed: readonly ShipmentEvent[];
  /** All rows of the subject after the merge that this source still tells or others told. */
  readonly standing: readonly ShipmentEvent[];
  readonly lastSeq: number;
}

type Fresh = Omit<ShipmentEvent, 'seq'>;

interface Loose {
  readonly row: Fresh;
  readonly event: EventReport;
}

/** A text or status that was edited in place: same key, newer words. */
function refreshed(stored: ShipmentEvent, row: Fresh, now: number): ShipmentEvent {
  const same = stored.text === row.text && stored.status === row.status && stored.subStatus === row.subStatus && stored.sortAt === row.sortAt && stored.location === row.location;
  // A row without any time was sorted by when it was first seen: it keeps that place.
  const sortAt = row.precision === 'none' ? stored.sortAt : row.sortAt;
  if (same || (row.precision === 'none' && stored.text === row.text && stored.status === row.status)) return stored.withdrawnAt === null ? stored : { ...stored, withdrawnAt: null };
  return { ...stored, ...row, key: stored.key, sortAt, firstSeenAt: stored.firstSeenAt, rewrittenAt: now, withdrawnAt: null };
}

/** The key that the row's present words would give. */
function keyAsTold({ subject, source, sourceCode, rawTime, localTime, location, status, subStatus, text }: ShipmentEvent): string {
  const [key = ''] = keysOf(source, [{ sourceCode, rawTime, localTime, location, status, subStatus, description: text, time: null }]);
  return `${subject}|${key}`;
}

/** Stored rows gone from the reply that came back under another time, place or code: one candidate each, or none. */
function findRewritten(gone: readonly ShipmentEvent[], loose: readonly Loose[], matched: readonly ShipmentEvent[]): ReadonlyMap<string, Loose> {
  const found = new Map<string, Loose>();
  const taken = new Set<Loose>();
  const oldestKept = Math.min(...matched.map((row) => row.sortAt));
  const newestKept = Math.max(...matched.map((row) => row.sortAt));
  // A window that slid on (oldest gone, something newer on top) is no rewriting: both rows are real.
  const slid = (row: ShipmentEvent, { row: fresh }: Loose): boolean => matched.length > 0 && row.sortAt < oldestKept && fresh.sortAt > newestKept;
  const shares = (part: 'time' | 'place') => (row: ShipmentEvent, { event }: Loose): boolean => {
    const fresh = identityOf(event);
    return [identityOfKey(row.key), identityOfKey(keyAsTold(row))].some((known) => known.code === fresh.code && known[part] === fresh[part]);
  };
  const fits = [shares('time'), shares('place')];
  for (const fit of fits) {
    for (const row of gone) {
      if (found.has(row.key)) continue;
      const candidates = loose.filter((one) => !taken.has(one) && fit(row, one) && !slid(row, one));
      const [only] = candidates;
      if (only === undefined || candidates.length > 1) continue;
      found.set(row.key, only);
      taken.add(only);
    }
  }
  return found;
}

/** `stored`: all rows of the subject; only those of the reply's source are compared. `events` newest first. */
export function mergeEvents(stored: readonly ShipmentEvent[], events: readonly EventReport[], lastSeq: number, context: RowContext): Merge {
  const { source, now } = context;
  if (events.length === 0) return { added: [], changed: [], standing: stored.filter((row) => row.withdrawnAt === null), lastSeq };
  const mine = new Map(stored.filter((row) => row.source === source).map((row) => [row.key, row]));
  // A row that was rewritten keeps its first key, and is known by what it says now as well.
  const renamed = new Map([...mine.values()].filter((row) => row.rewrittenAt !== null).map((row) => [keyAsTold(row), row]));
  const keys = keysOf(source, events);
  const changed: ShipmentEvent[] = [];
  const matched: ShipmentEvent[] = [];
  const loose: Loose[] = [];
  events.forEach((event, rank) => {
    const row = rowOf(event, keys[rank] ?? '', rank, context);
    const known = mine.get(row.key) ?? renamed.get(row.key);
    if (known === undefined) {
      loose.push({ row, event });
      return;
    }
    const next = refreshed(known, row, now);
    matched.push(next);
    if (next !== known) changed.push(next);
  });
  const kept = new Set(matched.map((row) => row.key));
  const gone = [...mine.values()].filter((row) => !kept.has(row.key));
  const rewritten = findRewritten(gone.filter((row) => row.withdrawnAt === null), loose, matched);
  for (const row of gone) {
    const newer = rewritten.get(row.key);
    if (newer !== undefined) changed.push({ ...row, ...newer.row, key: row.key, firstSeenAt: row.firstSeenAt, rewrittenAt: now, withdrawnAt: null });
    else if (row.withdrawnAt === null) changed.push({ ...row, withdrawnAt: now });
  }
  const again = new Set(rewritten.values());
  let seq = lastSeq;
  const added = loose.filter((one) => !again.has(one)).toReversed().map(({ row }) => ({ ...row, seq: (seq += 1) }));
  const after = new Map(stored.map((row) => [row.key, row]));
  for (const row of [...changed, ...added]) after.set(row.key, row);
  return { added, changed, standing: [...after.values()].filter((row) => row.withdrawnAt === null), lastSeq: seq };
}
