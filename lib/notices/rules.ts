/** From milestones to rows of the outbox: what is told, what only stays unread, what the person does not want. Pure. */
import type { Notice } from '@/lib/model/notice';
import type { Parcel } from '@/lib/model/parcel';
import type { Settings } from '@/lib/model/settings';
import type { Instant } from '@/lib/model/time';
import { type Milestone, TOO_OLD } from './milestones';

/** What a notice about all keys together is about. */
export const KEYS = 'keys';

/** Parameters of the wording. Ids, not names: the language may change before it is shown. */
function textOf(parcel: Parcel): Readonly<Record<string, string>> {
  return {
    what: parcel.title ?? '',
    number: parcel.trackingNumber,
    carrier: parcel.carrier ?? '',
    place: parcel.pickup?.place ?? parcel.latestPlace ?? '',
    code: parcel.pickup?.code ?? '',
    detail: parcel.latestText ?? '',
  };
}

/** The rows for what a parcel has just reached. `parcel` as it is after the answer. Muted and unwanted kinds leave none. */
export function noticesOf(parcel: Parcel, milestones: readonly Milestone[], settings: Settings, now: Instant): readonly Notice[] {
  if (parcel.muted || parcel.archived || parcel.deletedAt !== null || parcel.receivedAt !== null) return [];
  return milestones
    .filter(({ kind }) => settings.notices.kinds[kind])
    .map(({ kind, counter, happenedAt }) => {
      const old = happenedAt !== null && happenedAt < now - TOO_OLD;
      return row(`${parcel.key}|${kind}|${counter}`, { subject: parcel.key, subjectKind: 'parcel', kind, text: textOf(parcel), state: old ? 'missed' : 'new', createdAt: now });
    });
}

/** A parcel that has been silent so long that asking stopped. `since`: how long, as the id's counter, so that each silence is told once. */
export function staleNotice(parcel: Parcel, since: Instant, settings: Settings, now: Instant): readonly Notice[] {
  if (parcel.muted || !settings.notices.kinds.stale) return [];
  return [row(`${parcel.key}|stale|${since}`, { subject: parcel.key, subjectKind: 'parcel', kind: 'stale', text: textOf(parcel), state: 'new', createdAt: now })];
}

/** A source that refuses the person's key. `since` makes the id: one notice per refusal, until the key changes. */
export function authNotice(source: string, since: Instant, settings: Settings, now: Instant): readonly Notice[] {
  if (!settings.notices.kinds.source_auth) return [];
  return [row(`${source}|source_auth|${since}`, { subject: source, subjectKind: 'source', kind: 'source_auth', text: { source }, state: 'new', createdAt: now })];
}

/** Parcels wait because the keys are locked. `since` makes the id: told once for each time that they were locked. */
export function lockedNotice(since: Instant, settings: Settings, now: Instant): readonly Notice[] {
  if (!settings.notices.kinds.keys_locked) return [];
  return [row(`${KEYS}|keys_locked|${since}`, { subject: KEYS, subjectKind: 'source', kind: 'keys_locked', text: {}, state: 'new', createdAt: now })];
}

/** A shop that only the person can open again: they are signed out, or it asks whether they are one. One notice per time it began. */
export function shopNotice(shop: string, failure: 'signed_out' | 'challenge', since: Instant, settings: Settings, now: Instant): readonly Notice[] {
  const kind = failure === 'signed_out' ? 'source_signed_out' : 'shop_challenge';
  if (!settings.notices.kinds[kind]) return [];
  return [row(`${shop}|${kind}|${since}`, { subject: shop, subjectKind: 'shop', kind, text: { shop }, state: 'new', createdAt: now })];
}

function row(id: string, rest: Pick<Notice, 'subject' | 'subjectKind' | 'kind' | 'text' | 'state' | 'createdAt'>): Notice {
  return { id, ...rest, shownAt: null, closedAt: null, digest: null, unread: 1 };
}
