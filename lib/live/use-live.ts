import { liveQuery } from 'dexie';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Database } from '@/lib/storage/tables';
import { useHouse } from './house';

export type Live<T> = { readonly state: 'loading' } | { readonly state: 'failed' } | { readonly state: 'ready'; readonly value: T };

/**
 * The answer of a query, and every newer answer after the background has written. `deps` name what the query depends on
 * beside the database. While it runs again the last answer stays.
 */
export function useLive<T>(query: (db: Database) => Promise<T>, deps: readonly unknown[]): Live<T> {
  const { db } = useHouse();
  const [answer, setAnswer] = useState<Live<T>>({ state: 'loading' });
  useLayoutEffect(() => {
    if (db === null) return undefined;
    const subscription = liveQuery(() => query(db)).subscribe({
      next: (value) => setAnswer({ state: 'ready', value }),
      error: () => setAnswer({ state: 'failed' }),
    });
    return () => subscription.unsubscribe();
  }, [db, ...deps]);
  return answer;
}

/** The value of a live answer, or what stands for it until there is one. */
export function valueOf<T>(answer: Live<T>, otherwise: T): T {
  return answer.state === 'ready' ? answer.value : otherwise;
}
