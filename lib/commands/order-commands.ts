import { CommandProblem, type Handlers } from '@/lib/messages/router';
import { followAlias } from '@/lib/storage/aliases';
import { markOrder } from '@/lib/storage/writes/remove';
import { saveOrder } from '@/lib/storage/writes/save';
import type { HouseParts } from './house-parts';

export function orderCommands({ db, clock }: HouseParts): Pick<Handlers, 'order.edit' | 'order.delete' | 'order.undelete'> {
  const mark = async (key: string, deleted: boolean): Promise<{ done: boolean }> => {
    const now = clock.now();
    if (!(await markOrder(db, await followAlias(db, key), deleted ? now : null, now))) throw new CommandProblem({ kind: 'not_found' });
    return { done: true };
  };
  return {
    'order.edit': async ({ key, change }) => {
      const current = await followAlias(db, key);
      const found = await db.transaction('rw', db.orders, db.counters, async () => {
        const order = await db.orders.get(current);
        if (order === undefined) return false;
        const told = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        await saveOrder(db, order, { ...order, ...told, updatedAt: clock.now() });
        return true;
      });
      if (!found) throw new CommandProblem({ kind: 'not_found' });
      return { key: current };
    },
    'order.delete': ({ key }) => mark(key, true),
    'order.undelete': ({ key }) => mark(key, false),
  };
}
