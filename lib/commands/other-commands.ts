import { type Addition, keepAdditions } from '@/lib/intake/keep';
import type { Handlers } from '@/lib/messages/router';
import type { Settings } from '@/lib/model/settings';
import { changeSettings, readSettings } from '@/lib/storage/settings';
import { dropSubjects } from '@/lib/storage/writes/remove';
import type { Input } from '@/lib/messages/contract';
import type { HouseParts } from './house-parts';

type Names = 'intake.add' | 'intake.undo' | 'settings.change' | 'notice.test' | 'notice.seen' | 'recognise.correct';

/** Optional fields of a message may be present as undefined; stored rows never hold undefined. */
function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Partial<T>;
}

function additionOf(said: Input<'intake.add'>['additions'][number]): Addition {
  return said.kind === 'order' ? said : { ...said, input: definedOnly(said.input) as { postcode?: string; phoneTail?: string } };
}

async function settingsChange(house: HouseParts, input: Input<'settings.change'>): Promise<{ done: boolean }> {
  const { notices, ...rest } = definedOnly(input);
  const current = await readSettings(house.db);
  const kinds = { ...current.notices.kinds, ...(notices === undefined ? {} : definedOnly(notices.kinds)) };
  await changeSettings(house.db, { ...(rest as Partial<Settings>), ...(notices === undefined ? {} : { notices: { on: notices.on, kinds } }) });
  if (input.language !== undefined) await house.showWords();
  await house.tendNotices();
  return { done: true };
}

export function otherCommands(house: HouseParts): Pick<Handlers, Names> {
  const { db, clock } = house;
  return {
    'intake.add': async ({ additions, links }) => {
      const kept = await keepAdditions(db, additions.map(additionOf), links, clock.now());
      house.wake();
      return { added: [...kept.added], known: [...kept.known] };
    },
    'intake.undo': async ({ keys }) => {
      await dropSubjects(db, keys);
      await house.tendNotices();
      return { done: true };
    },
    'settings.change': (input) => settingsChange(house, input),
    'notice.test': async () => {
      await house.showTestNotice();
      return { done: true };
    },
    'notice.seen': async ({ ids }) => {
      await db.notices.where('id').anyOf(ids).modify({ unread: 0 });
      await house.tendNotices();
      return { done: true };
    },
    'recognise.correct': async ({ shape, source }) => {
      await db.transaction('rw', db.corrections, async () => {
        const row = await db.corrections.get([shape, source]);
        await db.corrections.put({ shape, source, count: (row?.count ?? 0) + 1, at: clock.now() });
      });
      return { done: true };
    },
  };
}
