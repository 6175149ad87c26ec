/** The simulated week as figures: ours against half-hourly polling on the same lives, under the same limits. */
import { sources } from '@/lib/catalog/meta';
import { DAY, type Instant, MINUTE } from '@/lib/model/time';
import { median, quantile } from './figures';
import { makeLives } from './lives';
import { allDelays, allRequests, halfHourly, MATTERS, type Outcome, ours, type Policy, simulateWeek } from './week';

export interface Place {
  readonly zone: string;
  /** Local midnight of a Monday. */
  readonly midnight: Instant;
}
/** Where the person lives: the hours of the day fall differently on the day of the budgets (UTC). */
export const PLACES = [
  { zone: 'Asia/Shanghai', midnight: Date.parse('2026-10-05T00:00:00+08:00') },
  { zone: 'Europe/Berlin', midnight: Date.parse('2026-10-05T00:00:00+02:00') },
  { zone: 'America/New_York', midnight: Date.parse('2026-10-05T00:00:00-04:00') },
] as const;

export interface Weighed {
  readonly outcome: Outcome;
  /** Of all notices that matter, ms. */
  readonly median: number;
  readonly p90: number;
  readonly requests: number;
}
export interface Comparison { readonly ours: Weighed; readonly half: Weighed }

export function compareWeek(seed: number, { zone, midnight }: Place): Comparison {
  const lives = makeLives(seed, midnight);
  const weigh = (policy: Policy): Weighed => {
    const outcome = simulateWeek(lives, policy, midnight, zone);
    const delays = allDelays(outcome);
    return { outcome, median: median(delays), p90: quantile(delays, 0.9), requests: allRequests(outcome) };
  };
  return { ours: weigh(ours), half: weigh(halfHourly) };
}

const minutes = (ms: number): string => `${Math.round(ms / MINUTE)} min`;

/** Requests by class of source. */
function sharesOf({ outcome, requests }: Weighed): string {
  const classes = new Map<string, number>();
  for (const [id, count] of outcome.requests) {
    const kind = sources.get(id)?.kind ?? '';
    classes.set(kind, (classes.get(kind) ?? 0) + count);
  }
  return [...classes].map(([kind, count]) => `${kind} ${Math.round((100 * count) / requests)} %`).join(', ');
}

/** Lines to print. */
export function reportWeek(seed: number): readonly string[] {
  return PLACES.flatMap((place) => {
    const { ours: our, half } = compareWeek(seed, place);
    const both = (pick: (weighed: Weighed) => string): string => `${pick(our)} against ${pick(half)}`;
    return [
      `\nA week of 500 parcels over ${sources.size} sources in ${place.zone}, ours against half-hourly polling, same limits, floors and budgets (seed ${seed})`,
      `  requests ${both(({ requests }) => `${requests} (${(requests / 7 / 500).toFixed(2)} a parcel and day)`)} = ${(our.requests / half.requests).toFixed(3)} (goal ≤ 0.25)`,
      `  ours by class: ${sharesOf(our)}; half-hourly: ${sharesOf(half)}`,
      `  event → notice, all that matter: median ${both(({ median: middle }) => minutes(middle))} (goal: no longer), p90 ${both(({ p90 }) => minutes(p90))}`,
      ...MATTERS.map((kind) => `    ${kind.padEnd(17)} ${both(({ outcome }) => `median ${minutes(median(outcome.delays.get(kind) ?? []))}, p90 ${minutes(quantile(outcome.delays.get(kind) ?? [], 0.9))} (${outcome.delays.get(kind)?.length ?? 0})`)}`),
      `  over before anybody looked, so without a notice of their own: ${both(({ outcome }) => String(outcome.skipped))}`,
      `  most calls of a source in a day: ${[...our.outcome.worst].map(([id, { day }]) => `${id} ${day}/${sources.get(id)?.limits.perDay ?? 0}`).join(', ')}`,
    ];
  });
}

/** `node .ci/run-ts.mjs tests/bench/week-report.ts [seed]`: the week alone. */
export function main(args: readonly string[]): number {
  // A seed that nobody chose: the day's own.
  const seed = Number(args[0] ?? Math.floor(Date.now() / DAY));
  for (const line of reportWeek(seed)) console.log(line);
  console.log('\nWhat ours gives up: troubles on the way, parcels that wait for pickup and whatever happens in the afternoon without a promise are seen hours later; an announced parcel is looked at once a day.');
  return 0;
}
