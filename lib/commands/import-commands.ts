import { beginImport, commitImport, finishImport, previewImport } from '@/lib/intake/import';
import { undoImport } from '@/lib/intake/undo-import';
import { CommandProblem, type Handlers } from '@/lib/messages/router';
import type { HouseParts } from './house-parts';

type Names = 'import.begin' | 'import.preview' | 'import.commit' | 'import.finish' | 'import.undo';

function there<T>(found: T | null): T {
  if (found === null) throw new CommandProblem({ kind: 'not_found' });
  return found;
}

export function importCommands(house: HouseParts): Pick<Handlers, Names> {
  const { db, clock } = house;
  const context = (): { readonly zone: string; readonly now: number } => ({ zone: clock.zone(), now: clock.now() });
  return {
    'import.begin': async ({ format, label }) => ({ id: (await beginImport(db, { format, label }, clock.now())).id }),
    'import.preview': async ({ format, parts }) => {
      const { counts, rows } = await previewImport(db, format, parts, context());
      return { counts, rows: rows.map((row) => ({ ...row, changes: [...row.changes] })) };
    },
    'import.commit': async ({ id, seq, parts }) => {
      const { counts, chunks } = there(await commitImport(db, id, seq, parts, context()));
      return { counts, chunks };
    },
    'import.finish': async ({ id }) => {
      const { counts } = there(await finishImport(db, id, clock.now()));
      // What it brought is due to be asked about.
      house.wake();
      await house.tendNotices();
      return { counts };
    },
    'import.undo': async ({ id }) => {
      there(await undoImport(db, id, clock.now()));
      await house.tendNotices();
      return { done: true };
    },
  };
}
