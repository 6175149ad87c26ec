import type { FailureKind } from '@/lib/model/failure';
import type { CarrierId, SourceId } from '@/lib/model/ids';
import type { PickupPlace, RelatedNumber, SourceMemo } from '@/lib/model/parcel';
import type { ParcelStatus, SubStatus } from '@/lib/model/status';
import type { Instant } from '@/lib/model/time';

/** One parcel to ask about. `number` is normalised. */
export interface Question {
  readonly number: string;
  readonly carrier?: CarrierId;
  /** This source's own code for the carrier, from the catalog. */
  readonly carrierCode?: string | number;
  readonly input: { readonly postcode?: string; readonly phoneTail?: string };
  /** What this source noted earlier about the parcel, for example: registered. */
  readonly memo?: SourceMemo;
}

/** One event as the source gave it. Readers never assume a zone: where none is stated `time` is null. */
export interface EventReport {
  /** ISO 8601 with offset or `Z`, seconds precision, else null. */
  readonly time: string | null;
  /** The wall clock where `time` is null: `YYYY-MM-DDTHH:mm:ss` or `YYYY-MM-DD`. */
  readonly localTime: string | null;
  /** The source's string, unchanged (parts joined by one blank). */
  readonly rawTime: string | null;
  readonly location: string | null;
  /** The carrier's text, trimmed, entities decoded, white space collapsed; not translated, not yet redacted. */
  readonly description: string;
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
  readonly sourceCode: string | null;
}

/** Expected arrival as the source wrote it: a day, a local date-time, or an offset date-time. */
export interface EtaReport {
  readonly from: string;
  readonly until: string;
}

/** What a found answer says. `events` newest first (research/endpoints.md 2.1 rule 3). */
export interface ParcelReport {
  readonly status: ParcelStatus;
  readonly subStatus: SubStatus | null;
  /** The source's own word for the parcel's status, else the newest event's code. */
  readonly rawStatus: string | null;
  readonly events: readonly EventReport[];
  readonly eta: EtaReport | null;
  readonly related: readonly RelatedNumber[];
  readonly pickup: PickupPlace | null;
}

/** One answer per question, in the order of the questions. Codes and messages never go to a log. */
export type Answer = { readonly carrier: CarrierId | null } & (
  | { readonly kind: 'found'; readonly report: ParcelReport; readonly memo?: SourceMemo }
  | { readonly kind: 'not_found'; readonly subStatus: SubStatus<'not_found'>; readonly code: string | null; readonly message: string | null; readonly memo?: SourceMemo }
  /** Proves nothing, changes nothing stored (but the memo). */
  | { readonly kind: 'inconclusive'; readonly code: string | null; readonly message: string | null; readonly memo?: SourceMemo }
  | { readonly kind: 'failed'; readonly failure: FailureKind; readonly code: string | null; readonly message: string | null; readonly retryAfterSeconds?: number; readonly memo?: SourceMemo }
);

/** A request as an adapter states it. Only https, only hosts of the source's meta. */
export interface SourceRequest {
  /** Names the call for readers, the lab and the logs, for example `cainiao.detail`. */
  readonly endpoint: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back: any HTTP status, redirects excepted (those fail as `redirected`). Body at most 2 MB. */
export interface SourceReply {
  readonly status: number;
  readonly contentType: string | null;
  /** Decoded by the charset of the content type (UTF-8 unless named). */
  readonly body: string;
  /** Parsed from the header, seconds, absurd values dropped. */
  readonly retryAfterSeconds: number | null;
  readonly receivedAt: Instant;
}

/** Thrown by `ask` only. */
export class SourceFailure extends Error {
  readonly kind: FailureKind;
  constructor(kind: FailureKind) {
    super(kind);
    this.name = 'SourceFailure';
    this.kind = kind;
  }
}

/** An unknown code or field: counted in the source's health, never fatal. `path` has no user data. */
export interface DriftHint {
  readonly path: string;
  readonly seen: string;
}

/** The user's keys for one source by field name (see SourceMeta.secrets), decrypted for this run. */
export type SourceSecrets = Readonly<Record<string, string>>;

/** An access token that the source gave for the user's keys. As secret as they are. */
export interface KeptToken {
  readonly value: string;
  readonly expiresAt: Instant;
}
/** Where a source keeps its token between runs: encrypted, one place, forgotten with the user's keys. */
export interface TokenShelf {
  read(): Promise<KeptToken | null>;
  /** null: there is none any more. */
  keep(token: KeptToken | null): Promise<void>;
}

/** What an adapter gets for one run. */
export interface Errand {
  readonly ask: (request: SourceRequest) => Promise<SourceReply>;
  readonly now: Instant;
  readonly signal: AbortSignal;
  readonly secrets: SourceSecrets;
  /** For sources that ask with a token of their own (see oauth.ts). */
  readonly tokens: TokenShelf;
  /** Our slug for this source's carrier code; null where it says none (0, empty). */
  readonly carrierOf: (code: string | number | null) => CarrierId | null;
  readonly noteDrift: (hint: DriftHint) => void;
}

/** What a pure reader needs and cannot know. The conformance runner makes the same from a case's `given`. */
export interface ReadContext {
  readonly endpoint: string;
  readonly httpStatus: number;
  readonly contentType: string | null;
  readonly retryAfterSeconds: number | null;
  readonly fetchedAt: Instant;
  readonly questions: readonly Question[];
  readonly carrierOf: (code: string | number | null) => CarrierId | null;
  readonly noteDrift: (hint: DriftHint) => void;
}

/** `(body, context) → one answer per question`. Pure; never throws for bad bodies: those are `failed`. */
export type Reader = (body: string, context: ReadContext) => readonly Answer[];

/** What the source says is left of the user's allowance (new numbers or queries, as its meta's `costs` counts). */
export interface Allowance {
  readonly left: number;
  /** Of how many; null: it does not say. */
  readonly of: number | null;
}

/** What trying the user's keys has shown. */
export type KeyCheck =
  | { readonly kind: 'works'; readonly allowance: Allowance | null }
  | { readonly kind: 'failed'; readonly failure: FailureKind };

/** Default export of lib/sources/<id>/index.ts. */
export interface TrackingSource {
  readonly id: SourceId;
  /** Questions per call. */
  readonly batch: number;
  /** Asks and reads. One answer per question, same order. May throw SourceFailure from `ask`. */
  track(questions: readonly Question[], errand: Errand): Promise<readonly Answer[]>;
  /** Tries the user's keys with the cheapest call there is; the meta's `keyCheck` says what it costs. May throw SourceFailure from `ask`. */
  readonly check?: (errand: Errand) => Promise<KeyCheck>;
  /** The reader behind it, for the conformance runner. */
  readonly read: Reader;
}

