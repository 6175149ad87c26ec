/**
 * The outbox's steps, each one transaction on the strict database: new → showing → shown, missed or digested. A pop-up is
 * made only on the step out of `new`, so it happens at most once per row under any number of kills.
 */
import type { Notice, NoticeState } from '@/lib/model/notice';
import { DAY, type Instant } from '@/lib/model/time';
import type { Database } from '@/lib/storage/tables';

const KEEP = 30 * DAY;
const PRUNE_AT_ONCE = 200;

export const rowsIn = (db: Database, state: NoticeState): Promise<Notice[]> => db.notices.where('state').equals(state).sortBy('createdAt');

/** Moves rows on if they still are where they were; returns those that moved. */
export function moveRows(db: Database, ids: readonly string[], from: NoticeState, change: Partial<Notice>): Promise<readonly Notice[]> {
  return db.transaction('rw', db.notices, async () => {
    const rows = (await db.notices.bulkGet([...ids])).filter((row) => row?.state === from) as Notice[];
    await db.notices.bulkPut(rows.map((row) => ({ ...row, ...change })));
    return rows;
  });
}

/**
 * Rows that were being shown when the worker died: on the screen means shown; else missed, which stays unread. Call it
 * only while nobody sends. `shown`: ids the browser has on show.
 */
export async function recover(db: Database, shown: readonly string[], now: Instant): Promise<void> {
  const there = new Set(shown);
  const orphans = await rowsIn(db, 'showing');
  for (const row of orphans) {
    const visible = there.has(row.digest ?? row.id);
    await moveRows(db, [row.id], 'showing', visible ? { state: row.digest === null ? 'shown' : 'digested', shownAt: now } : { state: 'missed' });
  }
}

/** A name for a digest that was never used before. */
export function nextDigest(db: Database): Promise<string> {
  return db.transaction('rw', db.counters, async () => {
    const value = ((await db.counters.get('digests'))?.value ?? 0) + 1;
    await db.counters.put({ name: 'digests', value });
    return `digest:${value}`;
  });
}

/** The person clicked it or put it away; a digest closes all that it told. */
export async function closeNotice(db: Database, id: string, now: Instant): Promise<Notice | null> {
  return db.transaction('rw', db.notices, async () => {
    const closed = { state: 'closed', unread: 0, closedAt: now } as const;
    const row = await db.notices.get(id);
    if (row !== undefined) await db.notices.put({ ...row, ...closed });
    else await db.notices.where('state').equals('digested').filter((told) => told.digest === id).modify(closed);
    return row ?? null;
  });
}

/** Rows that were dealt with more than 30 days ago go; ids are never used again, so nothing can be told twice by that. */
export async function prune(db: Database, now: Instant): Promise<void> {
  await db.transaction('rw', db.notices, async () => {
    const old = await db.notices.where('createdAt').below(now - KEEP).filter(({ state, closedAt, shownAt, createdAt }) => state !== 'new' && state !== 'held' && state !== 'showing' && (closedAt ?? shownAt ?? createdAt) < now - KEEP).limit(PRUNE_AT_ONCE).primaryKeys();
    await db.notices.bulkDelete(old);
  });
}
