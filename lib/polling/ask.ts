/** One batch at one source: ask outside of any transaction, then settle in one. */
import { type Answer, type DriftHint, type Question, SourceFailure, type SourceSecrets, type TrackingSource } from '@/lib/adapter/contract';
import type { AskingMeta } from '@/lib/catalog/asking';
import type { FailureKind } from '@/lib/model/failure';
import type { Parcel } from '@/lib/model/parcel';
import { newSourceState, type PollPlan } from '@/lib/model/source-state';
import { floorOf, limitsOf } from './budget';
import type { EngineParts } from './engine-parts';
import { createErrand } from './errand';
import { startRecorder } from './recorder';
import { nameOfWay, type Way } from './router';

export interface Due {
  readonly parcel: Parcel;
  readonly plan: PollPlan;
  readonly way: Way;
  /** Beside the source that leads: the other leg of its way. */
  readonly beside: boolean;
}

function questionOf({ parcel, way }: Due, meta: AskingMeta, parts: EngineParts): Question {
  const code = parts.codeOf(meta.id, way.carrier);
  const memo = parcel.memos[nameOfWay(way)];
  return {
    number: way.number,
    input: parcel.input,
    ...(way.carrier === null ? {} : { carrier: way.carrier }),
    ...(code === undefined ? {} : { carrierCode: code }),
    ...(memo === undefined ? {} : { memo }),
  };
}

/** The source's floor for each number counts from before the call: a kill can cost a look, never break the floor. */
async function holdFloors({ db, ports }: EngineParts, meta: AskingMeta, rows: readonly Due[]): Promise<void> {
  await db.transaction('rw', db.plans, db.sourceStates, async () => {
    const state = (await db.sourceStates.get(meta.id)) ?? newSourceState(meta.id);
    const until = ports.clock.now() + floorOf(limitsOf(meta, state));
    const plans = await db.plans.bulkGet(rows.map(({ plan }) => plan.subject));
    await db.plans.bulkPut(plans.flatMap((plan, index) => {
      const row = rows[index];
      return plan === undefined || row === undefined ? [] : [{ ...plan, floors: { ...plan.floors, [nameOfWay(row.way)]: until } }];
    }));
  });
}

const failedAll = (rows: readonly Due[], failure: FailureKind): readonly Answer[] => rows.map(({ way }) => ({ kind: 'failed', carrier: way.carrier, failure, code: null, message: null }));

export interface Asked {
  readonly answers: readonly Answer[];
  readonly drift: readonly DriftHint[];
}

/** Asks about at most one batch. Never throws: whatever goes wrong is an answer. */
export async function askBatch(parts: EngineParts, meta: AskingMeta, source: TrackingSource, rows: readonly Due[], secrets: SourceSecrets, signal: AbortSignal): Promise<Asked> {
  const drift: DriftHint[] = [];
  const byHand = rows.some(({ plan }) => plan.byHand);
  await holdFloors(parts, meta, rows);
  const recorder = await startRecorder(parts, meta.id);
  const errand = createErrand(parts, meta, { byHand, secrets, signal, noteDrift: (hint) => void drift.push(hint), onReply: recorder.hear });
  try {
    const questions = rows.map((row) => questionOf(row, meta, parts));
    const answers = await source.track(questions, errand);
    await recorder.keep({ numbers: questions.map(({ number }) => number), parcels: rows.map(({ parcel }) => parcel), answers, secrets: Object.values(secrets) });
    return { answers: answers.length === rows.length ? answers : failedAll(rows, 'internal'), drift };
  } catch (error) {
    return { answers: failedAll(rows, error instanceof SourceFailure ? error.kind : 'internal'), drift };
  }
}
