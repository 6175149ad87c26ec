/** What was imported. */
import type { ImportRow } from '@/lib/model/import';
import type { Database } from '../tables';

/** Newest first, at most fifty. */
export function listImports(db: Database): Promise<readonly ImportRow[]> {
  return db.imports.orderBy('startedAt').reverse().limit(50).toArray();
}
