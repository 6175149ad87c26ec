import type { EventReport } from '@/lib/adapter/contract';
import type { ShipmentEvent } from '@/lib/model/event';
import type { SourceId, SubjectKey } from '@/lib/model/ids';
import type { Instant } from '@/lib/model/time';
import { redact } from '@/lib/text/redact';
import { readLocal } from '@/lib/text/zones';

const OFFSET = /([+-])(\d{2}):(\d{2})$/;

function offsetOf(time: string | null): number | null {
  if (time === null) return null;
  if (time.endsWith('Z')) return 0;
  const [, sign, hours = '0', minutes = '0'] = OFFSET.exec(time) ?? [];
  return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

export interface RowContext {
  readonly subject: SubjectKey;
  readonly source: SourceId;
  /** IANA zone that clocks without one are read in; the row names it. */
  readonly zone: string;
  readonly now: Instant;
}

/**
 * A report as the row to store, but for `seq`. `sortAt` is never null: the instant, else the wall clock read in the
 * assumed zone, else the moment it was first seen. `rank` keeps the source's order among events without any time.
 */
export function rowOf(event: EventReport, key: string, rank: number, { subject, source, zone, now }: RowContext): Omit<ShipmentEvent, 'seq'> {
  const stated = event.time === null ? null : Date.parse(event.time);
  const occurredAt = stated === null || Number.isNaN(stated) ? null : stated;
  const assumed = occurredAt === null && event.localTime !== null ? readLocal(event.localTime, zone) : null;
  return {
    key: `${subject}|${key}`, subject, subjectKind: 'parcel', occurredAt, offsetMinutes: occurredAt === null ? null : offsetOf(event.time), rawTime: event.rawTime, localTime: event.localTime,
    precision: occurredAt !== null || (event.localTime?.includes('T') ?? false) ? 'second' : event.localTime === null ? 'none' : 'day',
    sortAt: occurredAt ?? assumed ?? now - rank, assumedZone: assumed === null ? null : zone,
    status: event.status, subStatus: event.subStatus, text: redact(event.description), sourceCode: event.sourceCode, location: event.location === null ? null : redact(event.location),
    source, firstSeenAt: now, rewrittenAt: null, withdrawnAt: null,
  };
}
