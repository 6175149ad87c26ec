/** Recorded samples, one a source: rows `sample:<source>` of the meta table. */
import { newSourceState } from '@/lib/model/source-state';
import type { Instant } from '@/lib/model/time';
import type { Database } from './tables';

/** A reply without anything of anybody's in it. */
export interface Sample {
  readonly endpoint: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
  readonly at: Instant;
}

const rowOf = (source: string): string => `sample:${source}`;

export async function readSample(db: Pick<Database, 'meta'>, source: string): Promise<Sample | null> {
  return ((await db.meta.get(rowOf(source)))?.value as Sample | undefined) ?? null;
}

/** In place of the one before; it is no longer wanted then. */
export async function keepSample(db: Database, source: string, sample: Sample): Promise<void> {
  await db.transaction('rw', db.meta, db.sourceStates, async () => {
    await db.meta.put({ name: rowOf(source), value: sample });
    await wantSample(db, source, false);
  });
}

/** Wanted, or no more: the one that is kept goes either way when the user says so (commands). */
export async function wantSample(db: Database, source: string, wanted: boolean): Promise<void> {
  await db.transaction('rw', db.sourceStates, async () => {
    const { sampleWanted: _before, ...state } = (await db.sourceStates.get(source)) ?? newSourceState(source);
    await db.sourceStates.put(wanted ? { ...state, sampleWanted: true } : state);
  });
}

export async function dropSample(db: Pick<Database, 'meta'>, source: string): Promise<void> {
  await db.meta.delete(rowOf(source));
}
