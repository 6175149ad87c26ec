/** A carrier of the user's own: an endpoint described in the options, asked by the same poller as every other source. */
import type { FailureKind } from './failure';
import type { SourceId } from './ids';
import type { ParcelStatus, SubStatus } from './status';

/** Where the endpoint stands. `own`: the user said that it is on their own network or computer. */
export const NETWORKS = ['public', 'own'] as const;
export const METHODS = ['GET', 'POST'] as const;
export const BODY_TYPES = ['json', 'form'] as const;
/** How a time says its zone: an offset in the text, a wall clock of one known zone, or seconds or milliseconds since 1970. */
export const ZONE_RULES = ['offset', 'zone', 'unix_s', 'unix_ms'] as const;
/** In which order a date is written. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
/** What the address, and the body where there is one, may leave open: `{number}`. */
export const PLACEHOLDERS = ['number', 'postcode', 'phoneTail'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Parts of an answer that a path leads to; the first is the list, the next are in each of its members. */
export const EVENT_PATHS = ['time', 'clock', 'text', 'place', 'code'] as const;
export const PARCEL_PATHS = ['status', 'number', 'eta'] as const;
export type EventPath = (typeof EVENT_PATHS)[number];
export type ParcelPath = (typeof PARCEL_PATHS)[number];

export interface CustomHeader {
  readonly name: string;
  /** Empty where it is secret: the value is in the vault, under the header's name. */
  readonly value: string;
  readonly secret: boolean;
}

/** One of their words (a code, a status) and what it means. */
export interface StatusWord {
  readonly word: string;
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
}

/** As the user describes it. Texts that are not needed are empty. */
export interface CustomDraft {
  readonly name: string;
  readonly network: (typeof NETWORKS)[number];
  readonly method: (typeof METHODS)[number];
  /** Address with placeholders, for example `https://api.example.com/track/{number}`. */
  readonly address: string;
  readonly headers: readonly CustomHeader[];
  /** With placeholders inside its texts; sent with POST only. */
  readonly body: { readonly type: (typeof BODY_TYPES)[number]; readonly text: string } | null;
  /** Paths (`data.events`, `rows[0]["odd name"]`, `$` for the answer itself). */
  readonly answer: Readonly<Record<'events' | EventPath | ParcelPath, string>>;
  readonly zoneRule: (typeof ZONE_RULES)[number];
  /** IANA name where the rule is `zone`. */
  readonly zone: string;
  readonly dateOrder: (typeof DATE_ORDERS)[number];
  readonly words: readonly StatusWord[];
  /** Least time between two questions about one number. */
  readonly everyMinutes: number;
  readonly perDay: number;
}

/** Carrier and source at once: both have this id. */
export interface CustomSource extends CustomDraft {
  readonly id: SourceId;
}

export const CUSTOM_PREFIX = 'custom-';
export const isCustom = (id: string | null): boolean => id?.startsWith(CUSTOM_PREFIX) ?? false;

/** Why a description cannot be used; `custom.problem.<kind>` words it. */
export const CUSTOM_PROBLEMS = [
  'empty', 'address', 'scheme', 'login', 'fragment', 'placeholder', 'placeholder_host', 'no_number', 'own_network', 'digits', 'never', 'key_in_address',
  'header_name', 'header_value', 'header_secret', 'header_twice', 'body_json', 'body_key', 'path', 'zone', 'word_twice',
] as const;
export interface CustomProblem {
  /** Where: `address`, `answer.time`, `headers.2`, `words.0`. */
  readonly field: string;
  readonly kind: (typeof CUSTOM_PROBLEMS)[number];
}

/** Why a file is refused; `custom.file.<reason>` words it. */
export const FILE_REFUSALS = ['too_large', 'not_json', 'not_ours', 'newer', 'shape'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** What could not be read of an answer, and why; `custom.note.<kind>` words it. */
export const NOTE_KINDS = ['missing', 'not_list', 'not_text', 'unreadable', 'zoneless', 'unknown_word', 'empty_row'] as const;
export interface ReadingNote {
  readonly part: keyof CustomDraft['answer'];
  readonly kind: (typeof NOTE_KINDS)[number];
  /** Index in their list; null: the parcel. */
  readonly row: number | null;
  /** What stood there, cut; for the user's eyes in a trial only. */
  readonly seen: string;
}

/** One event of a trial, as it would be stored. */
export interface TriedEvent {
  readonly time: string | null;
  readonly localTime: string | null;
  readonly rawTime: string | null;
  readonly text: string;
  readonly place: string | null;
  readonly code: string | null;
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
}

/** What one trial of a description brought, for the user's eyes. */
export interface Trial {
  readonly outcome: 'found' | 'not_found' | 'inconclusive' | 'failed';
  readonly failure: FailureKind | null;
  /** Null: no answer came. */
  readonly httpStatus: number | null;
  readonly status: ParcelStatus | null;
  readonly rawStatus: string | null;
  /** A day, a wall clock or an instant, as it was read. */
  readonly eta: string | null;
  /** The newest of them. */
  readonly events: readonly TriedEvent[];
  readonly count: number;
  readonly notes: readonly ReadingNote[];
}
