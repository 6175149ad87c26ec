/** Many stories: a death at every point of every look, then seeds with one to three deaths. */
import { deathsOf, tellStory } from './crash-story';

export interface CrashRuns {
  readonly runs: number;
  readonly deaths: number;
  readonly missed: number;
  /** What went wrong, with the deaths that led to it. */
  readonly bad: readonly string[];
  /** Points of single deaths that swallowed a pop-up. */
  readonly swallowedAt: ReadonlySet<string>;
}

export async function runCrashes(runs: number): Promise<CrashRuns> {
  const { points } = await tellStory([]);
  const bad: string[] = [];
  const swallowedAt = new Set<string>();
  let deaths = 0;
  let missed = 0;
  let done = 0;
  const one = async (list: readonly number[]): Promise<void> => {
    const outcome = await tellStory(list);
    done += 1;
    deaths += outcome.deaths;
    missed += outcome.missed;
    if (outcome.missed > 0 && outcome.deaths === 1) swallowedAt.add(outcome.diedAt[0] ?? '');
    if (outcome.faults.length > 0) bad.push(`die at ${list.join(', ')}: ${outcome.faults.join('; ')}`);
  };
  for (const [look, most] of points.entries()) {
    for (let point = 1; point <= most; point += 1) await one([...Array.from({ length: look }, () => Infinity), point]);
  }
  const left = runs - done;
  for (let seed = 1; seed <= left; seed += 1) await one(deathsOf(seed, Math.max(...points)));
  return { runs: done, deaths, missed, bad, swallowedAt };
}
