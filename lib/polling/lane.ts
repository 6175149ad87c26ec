/** One source's share of a slice: batch after batch, at the source's pace, until time is up or nothing is left. */
import type { TrackingSource } from '@/lib/adapter/contract';
import type { AskingMeta } from '@/lib/catalog/asking';
import type { Settings } from '@/lib/model/settings';
import { newSourceState } from '@/lib/model/source-state';
import { type Instant, MINUTE, SECOND } from '@/lib/model/time';
import { askBatch, type Due } from './ask';
import { restsUntil } from './breaker';
import { callsLeft, callsOfBatch, floorOf, limitsOf, waitBeforeCall, wholeAt } from './budget';
import { postpone, spreadRest } from './due';
import type { EngineParts } from './engine-parts';
import { settleReply } from './settle';
import { shareOf } from './spread';
import type { World } from './world';
import { knownZone, minuteOfDay } from '@/lib/text/zones';

export interface SliceTime {
  /** No new work after this. */
  readonly softStop: Instant;
  /** The run ends here; what is left beyond is spread. */
  readonly hardStop: Instant;
  readonly signal: AbortSignal;
  /** The person asked for something: end the slice soon, so that it is seen. */
  readonly hurried: () => boolean;
}

export interface LaneResult {
  readonly asked: number;
  readonly offline: boolean;
}

/** Waits longer than this are not sat out in memory. */
const LONGEST_WAIT = 15 * SECOND;

/** What is asked beside the leading source moves no plan: the leading one does. */
const leading = (rows: readonly Due[]): readonly Due[] => rows.filter(({ beside }) => !beside);

const later = (rows: readonly Due[], until: Instant, within: number, reason: string) => leading(rows).map(({ plan }) => ({ plan, until: until + Math.round(shareOf(plan.subject) * within), reason }));

export async function runLane(parts: EngineParts, world: World, meta: AskingMeta, source: TrackingSource, rows: readonly Due[], settings: Settings, time: SliceTime): Promise<LaneResult> {
  const { db, strict, ports } = parts;
  const secrets = world.secrets.get(meta.id) ?? {};
  const zone = knownZone(ports.clock.zone());
  let left = rows;
  let asked = 0;
  while (left.length > 0) {
    const now = ports.clock.now();
    const state = (await db.sourceStates.get(meta.id)) ?? newSourceState(meta.id);
    const limits = limitsOf(meta, state);
    const rest = restsUntil(state, now);
    if (state.stopped) return { asked, offline: false };
    if (rest !== null) {
      await postpone(parts, later(left, rest, 10 * MINUTE, 'the source rests'));
      return { asked, offline: false };
    }
    const byHand = left[0]?.plan.byHand ?? false;
    const calls = callsLeft(state, limits, now, byHand);
    if (calls < callsOfBatch(limits)) {
      await postpone(parts, later(left, wholeAt(state, limits, now, callsOfBatch(limits)), 20 * MINUTE, 'the budget is used up'));
      return { asked, offline: false };
    }
    const perRun = Math.max(1, Math.floor((time.hardStop - now) / Math.max(1, limits.gapMs))) * source.batch;
    if (left.length > perRun) {
      await postpone(parts, spreadRest(leading(left), perRun, source.batch, limits.gapMs, now));
      left = left.slice(0, perRun);
    }
    const wait = waitBeforeCall(state, limits, now);
    if (wait > LONGEST_WAIT) {
      await postpone(parts, later(left, now + wait, 0, 'the source’s pace'));
      return { asked, offline: false };
    }
    if (asked > 0 && (now + wait >= time.softStop || time.hurried())) break;
    if (wait > 0) await ports.pause.wait(wait);
    const batch = left.slice(0, source.batch).filter((row) => row.plan.byHand === byHand);
    const { answers, drift } = await askBatch(parts, meta, source, batch, secrets, time.signal);
    const context = { db: strict, meta, settings, floorMs: floorOf(limits), zone: ports.clock.zone(), atlas: parts.atlas, now: ports.clock.now(), minuteAt: (at: Instant) => minuteOfDay(at, zone) };
    await settleReply(context, { asked: batch, answers, drift });
    await ports.checkpoint.mark(`asked ${meta.id}`);
    asked += batch.length;
    const done = new Set(batch);
    left = left.filter((row) => !done.has(row));
    if (answers.some((answer) => answer.kind === 'failed' && answer.failure === 'offline')) return { asked, offline: true };
  }
  return { asked, offline: false };
}
