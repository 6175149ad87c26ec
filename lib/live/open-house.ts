/** From "is there a database?" to an open one, as states a page can draw. The background alone creates and migrates. */
import { send } from '@/lib/messages/client';
import { openForReading } from '@/lib/storage/open-for-reading';
import type { Database } from '@/lib/storage/tables';

export type HouseState =
  | { readonly state: 'opening' | 'preparing' | 'newer' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'ready'; readonly db: Database };

const TRIES = 3;

/** Ends in ready, newer or failed; tells `preparing` on the way when the background has work to do first. */
export async function openHouse(tell: (state: HouseState) => void): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await openForReading();
    if (found.state === 'ready' || found.state === 'newer' || found.state === 'failed') return tell(found);
    tell({ state: 'preparing' });
    const prepared = await send('storage.prepare', {});
    const state = prepared.ok ? prepared.value.state : 'failed';
    if (state === 'newer') return tell({ state: 'newer' });
    if (state === 'failed' && tries === TRIES - 1) return tell({ state: 'failed', reason: prepared.ok ? 'prepare' : prepared.problem.kind });
  }
  tell({ state: 'failed', reason: 'prepare' });
}
