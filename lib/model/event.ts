import type { SourceId, SubjectKey } from './ids';
import type { ParcelStatus, SubStatus } from './status';
import type { Instant } from './time';

/** One line of a subject's history. Rows are never removed by an answer; see `withdrawnAt`. */
export interface ShipmentEvent {
  /** `subjectKey|stable event key` (design section 2). */
  readonly key: string;
  readonly subject: SubjectKey;
  readonly subjectKind: 'parcel' | 'order';
  /** Null where the source named no zone. */
  readonly occurredAt: Instant | null;
  /** Minutes east of UTC as the source gave it. */
  readonly offsetMinutes: number | null;
  readonly rawTime: string | null;
  /** `YYYY-MM-DDTHH:mm:ss` or `YYYY-MM-DD`, the wall clock where no zone is known. */
  readonly localTime: string | null;
  readonly precision: 'second' | 'day' | 'none';
  /** Never null: occurredAt, else localTime read in `assumedZone`, else when it was first seen. */
  readonly sortAt: Instant;
  readonly assumedZone: string | null;
  /** Order of insertion within the subject: newest row has the highest. */
  readonly seq: number;
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
  readonly text: string;
  readonly sourceCode: string | null;
  readonly location: string | null;
  readonly source: SourceId;
  readonly firstSeenAt: Instant;
  /** The source changed the row and this is its newer form. */
  readonly rewrittenAt: Instant | null;
  /** The source no longer lists the row. */
  readonly withdrawnAt: Instant | null;
}
