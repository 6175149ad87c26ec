/** One transaction per reply: the source's health, every parcel's state, events, next look and notices, or nothing of it. */
import type { Answer, DriftHint } from '@/lib/adapter/contract';
import type { FailureKind } from '@/lib/model/failure';
import { nameDrift } from '@/lib/model/drift';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import type { Instant } from '@/lib/model/time';
import { authNotice } from '@/lib/notices/rules';
import { afterFailure, afterGood } from './breaker';
import { FAILURE_POLICY } from './failure-policy';
import type { Due } from './ask';
import { ownWordsOf, textsOf } from './own-words';
import type { SettleContext } from './settle-context';
import { settleParcel } from './settle-parcel';

const MOST_DRIFT = 50;

/** What the whole reply says about the source: the gravest failure if nothing in it was good. */
function judge(answers: readonly Answer[]): { readonly failure: FailureKind; readonly retryAfterSeconds?: number } | null {
  const failures = answers.filter((answer) => answer.kind === 'failed');
  if (failures.length < answers.length || failures.length === 0) return null;
  const weight = (kind: FailureKind): number => {
    const { stops, restMs, counts } = FAILURE_POLICY[kind];
    return stops ? 3 : restMs !== null ? 2 : counts ? 1 : 0;
  };
  const gravest = failures.reduce((worst, answer) => (weight(answer.failure) > weight(worst.failure) ? answer : worst));
  return weight(gravest.failure) === 0 && gravest.failure !== 'offline' && gravest.failure !== 'permission_missing' ? null : gravest;
}

function withDrift(state: SourceState, hints: readonly DriftHint[], own: readonly string[]): SourceState {
  if (hints.length === 0) return state;
  const drift = { ...state.drift };
  for (const { path, seen } of hints) {
    const name = nameDrift(path, seen, own);
    if (name in drift || Object.keys(drift).length < MOST_DRIFT) drift[name] = (drift[name] ?? 0) + 1;
  }
  return { ...state, drift };
}

/** A refusal is as good as a check of the keys; a quota that is used up has nothing left, whatever the source last said. */
function withTold(state: SourceState, failure: FailureKind | undefined, now: Instant): SourceState {
  if (failure === 'auth') return { ...state, keyCheck: { at: now, failure } };
  return failure === 'quota_exhausted' && state.allowance !== undefined ? { ...state, allowance: { ...state.allowance, left: 0, at: now } } : state;
}

export interface Reply {
  readonly asked: readonly Due[];
  /** One each, same order. */
  readonly answers: readonly Answer[];
  readonly drift: readonly DriftHint[];
}

export async function settleReply(context: SettleContext, { asked, answers, drift }: Reply): Promise<void> {
  const { db, meta, now, settings } = context;
  const tables = [db.parcels, db.events, db.plans, db.notices, db.counters, db.sourceStates, db.aliases, db.orderParcels, db.orders];
  await db.transaction('rw', tables, async () => {
    const before = (await db.sourceStates.get(meta.id)) ?? newSourceState(meta.id);
    const trouble = judge(answers);
    const parcels = drift.length === 0 ? [] : (await db.parcels.bulkGet(asked.map(({ plan }) => plan.subject))).filter((parcel) => parcel !== undefined);
    const own = drift.length === 0 ? [] : [...ownWordsOf(parcels, answers), ...textsOf(parcels, answers)];
    const after = withDrift(trouble === null ? afterGood(before, now) : trouble.failure === 'permission_missing' ? before : afterFailure(before, trouble.failure, trouble.retryAfterSeconds, now), drift, own);
    await db.sourceStates.put(withTold(after, trouble?.failure, now));
    if (after.stopped && !before.stopped && after.failure === 'auth') {
      for (const notice of authNotice(meta.id, after.failingSince ?? now, settings, now)) {
        if ((await db.notices.get(notice.id)) === undefined) await db.notices.add(notice);
      }
    }
    for (const [index, { plan, way, beside }] of asked.entries()) {
      const answer = answers[index];
      if (answer !== undefined) await settleParcel(context, plan.subject, answer, way, beside);
    }
  });
}
