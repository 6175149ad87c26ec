import type { SubjectKey } from './ids';
import type { Instant } from './time';

/** What a notice may be about. Kinds can be switched off one by one in the options. */
export const NOTICE_KINDS = [
  'shipped', 'arrived_in_country', 'out_for_delivery', 'ready_for_pickup', 'delivered', 'attempt_failed', 'exception',
  'returning', 'returned', 'source_auth', 'source_signed_out', 'shop_challenge', 'stale', 'keys_locked',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** new → showing → shown | missed; new → held (quiet hours) → new; anything → closed. */
export type NoticeState = 'new' | 'held' | 'showing' | 'shown' | 'missed' | 'digested' | 'closed';

/** One row of the outbox. The id is the browser notification's id too; it is never reused. */
export interface Notice {
  /** subject + kind + counter. */
  readonly id: string;
  readonly subject: SubjectKey;
  readonly subjectKind: 'parcel' | 'order' | 'source' | 'shop';
  readonly kind: NoticeKind;
  /** Parameters of the wording, never finished text: the language may change before it is shown. */
  readonly text: Readonly<Record<string, string>>;
  readonly state: NoticeState;
  readonly createdAt: Instant;
  readonly shownAt: Instant | null;
  readonly closedAt: Instant | null;
  /** The digest notification that told of it, if one did. */
  readonly digest: string | null;
  /** 1 until the user has seen it (badge); 0 after. A number because it is indexed. */
  readonly unread: 0 | 1;
}
