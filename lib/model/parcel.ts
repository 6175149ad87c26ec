import type { CarrierId, ParcelKey, SourceId } from './ids';
import type { ParcelStatus, SubStatus } from './status';
import type { Day, Instant } from './time';

/** When it is expected. `fromAt`/`untilAt` where a clock and zone are known, else the days alone. */
export interface EtaWindow {
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly fromAt: Instant | null;
  readonly untilAt: Instant | null;
  /** Who says so. */
  readonly source: SourceId;
}

/** Another number of the same parcel. */
export interface RelatedNumber {
  readonly role: 'last_mile' | 'origin' | 'alternate';
  readonly carrier: CarrierId | null;
  readonly number: string;
}

export interface PickupPlace {
  /** What to say at the counter or type at the locker. */
  readonly code: string | null;
  readonly place: string | null;
}

/** What a source noted for itself about one parcel (for example: registered). Small and flat. */
export type SourceMemo = Readonly<Record<string, string | number | boolean>>;

/** Which shelf a parcel stands on in the lists. Derived by `shelve` at each write, stored because it is indexed. */
export type Shelf = 'needs' | 'moving' | 'done' | 'archived' | 'deleted';

/** Why the poller cannot ask about a parcel until the user does something. Null: nothing is in the way. */
export type Blocked = 'permission_missing' | 'no_source' | 'needs_input' | 'stale' | 'auth' | 'locked' | 'wrong_parcel';

/** What in an answer contradicts the order: it ended before the order was placed, another country, another carrier. */
export const DOUBTS = ['dates', 'country', 'carrier'] as const;

/** An answer that may be about somebody else's parcel: held back, nothing of it in status, history or notices. */
export interface Doubt {
  readonly why: (typeof DOUBTS)[number];
  readonly source: SourceId;
  readonly status: ParcelStatus;
  /** Of its newest event: when (by the best knowledge) and where, for the person to judge by. */
  readonly happenedAt: Instant | null;
  readonly place: string | null;
  /** What the person said; `open`: asked. */
  readonly verdict: 'open' | 'mine' | 'not_mine';
}

export interface Parcel {
  readonly key: ParcelKey;
  readonly carrier: CarrierId | null;
  readonly trackingNumber: string;
  /** What the carrier asks beside the number. Kept with the parcel, sent to its source only. */
  readonly input: { readonly postcode?: string; readonly phoneTail?: string };
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
  /** The source's own word for the status, kept as it came. */
  readonly rawStatus: string | null;
  /** When the event behind the status happened, by the best knowledge (see Event.sortAt). */
  readonly statusAt: Instant | null;
  /** Text and place of the newest event, so that a list needs one row only. */
  readonly latestText: string | null;
  readonly latestPlace: string | null;
  readonly eta: EtaWindow | null;
  readonly related: readonly RelatedNumber[];
  readonly pickup: PickupPlace | null;
  readonly title: string | null;
  readonly direction: 'to_me' | 'from_me';
  /** Whose answers move the status and raise milestones. Null until the first accepted answer. */
  readonly leadSource: SourceId | null;
  /** The related number that the lead source is asked by (the last mile); null: the parcel's own. */
  readonly leadNumber: string | null;
  readonly doubt: Doubt | null;
  /** The source that the user wants asked ("any aggregator" or by name). Null: the router decides. */
  readonly preferredSource: SourceId | null;
  readonly memos: Readonly<Record<SourceId, SourceMemo>>;
  readonly lastAnswerAt: Instant | null;
  readonly lastAskedAt: Instant | null;
  readonly blocked: Blocked | null;
  /** First accepted answer has been taken: from now on milestones notify. */
  readonly baselineDone: boolean;
  readonly note: string;
  readonly tags: readonly string[];
  readonly archived: boolean;
  readonly muted: boolean;
  /** Said by the user: it is in their hands. */
  readonly receivedAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly shelf: Shelf;
  /** Sort value on the shelf: expected arrival for moving, time of the trouble for needs, end for done. */
  readonly shelfAt: Instant;
  /** Insertion sequence of the newest event (counts up per parcel). */
  readonly lastSeq: number;
  /** Milestone counter: how often each milestone was entered. */
  readonly milestones: Readonly<Record<string, number>>;
  /** Rises with every write. */
  readonly rev: number;
}
