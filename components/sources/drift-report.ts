/** What a source said that nobody here knows, as a text for whoever mends it. Pure. In English: its reader is not the user. */
import { readDrift } from '@/lib/model/drift';
import type { SourceMeta } from '@/lib/live/catalog';
import type { SourceState } from '@/lib/model/source-state';

export interface ReportOf {
  readonly source: Pick<SourceMeta, 'id' | 'maturity'>;
  readonly state: SourceState;
  readonly version: string;
  readonly browser: string;
  /** Words that are held back by themselves and that the user has chosen to tell. */
  readonly included: ReadonlySet<string>;
}

const dayOf = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString().slice(0, 10));

/** Words that may be somebody's own, each once: told only when the user says so. */
export function heldBack(state: SourceState): readonly string[] {
  return [...new Set(Object.keys(state.drift).map(readDrift).filter(({ own, seen }) => own && seen !== '').map(({ seen }) => seen))];
}

export function writeReport({ source, state, version, browser, included }: ReportOf): string {
  const notes = Object.entries(state.drift).map(([name, count]) => {
    const { path, seen, own } = readDrift(name);
    const told = own && !included.has(seen) ? `(${Array.from(seen).length} characters, held back)` : seen;
    return `  ${count} x ${path} = ${told}`;
  });
  return [
    `Ordertrail ${version}, ${browser}`,
    `source: ${source.id} (${source.maturity})`,
    `last good answer: ${dayOf(state.lastGoodAt)}`,
    `trouble: ${state.failure === null ? 'none' : `${state.failure} since ${dayOf(state.failingSince)}, ${state.failuresInRow} in a row`}`,
    ...(notes.length === 0 ? [] : ['unknown words and fields:', ...notes]),
  ].join('\n');
}
