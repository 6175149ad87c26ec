/** Every command on a fresh database, sent as a page sends it: through the router, so that input is parsed too. */
import { type KeyCheck, SourceFailure, type SourceReply, type SourceRequest } from '@/lib/adapter/contract';
import type { HouseParts } from '@/lib/commands/house-parts';
import { customCommands } from '@/lib/commands/custom-commands';
import { importCommands } from '@/lib/commands/import-commands';
import { orderCommands } from '@/lib/commands/order-commands';
import { otherCommands } from '@/lib/commands/other-commands';
import { parcelCommands } from '@/lib/commands/parcel-commands';
import { sourceCommands } from '@/lib/commands/source-commands';
import { vaultCommands } from '@/lib/commands/vault-commands';
import type { Command, Input, Result } from '@/lib/messages/contract';
import { createRouter } from '@/lib/messages/router';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';
import { openVault } from '../_support/vault';
import { NOW } from '../storage/rows';

export interface Desk {
  readonly db: Database;
  readonly parts: HouseParts;
  /** What the rest of the house was asked to do, in order. */
  readonly done: readonly string[];
  /** What the network answers. */
  answer: (request: SourceRequest) => SourceReply;
  /** When a "check now" would start. */
  startsAt: number;
  /** What trying a key would show. */
  check: KeyCheck | null;
  send<C extends Command>(command: C, input: Input<C>): Promise<Result<C>>;
}

export async function openDesk(): Promise<Desk> {
  const db = await openTestDatabase();
  const done: string[] = [];
  const note = (what: string) => (): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  const desk: Desk = {
    db,
    done,
    startsAt: NOW,
    answer: () => {
      throw new SourceFailure('unreachable');
    },
    check: null,
    parts: {
      db, clock: { now: () => NOW, zone: () => 'Asia/Shanghai' }, ...openVault(db, undefined, () => NOW), http: { send: (request) => Promise.resolve(desk.answer(request)) }, checkKey: (source) => Promise.resolve(void done.push(`try ${source}`)).then(() => desk.check), wake: () => void done.push('wake'), tendNotices: note('tend'), showTestNotice: note('test notice'), showWords: note('words'),
      checkNow: (key) => {
        done.push(`check ${key}`);
        return Promise.resolve(desk.startsAt);
      },
    },
    async send<C extends Command>(command: C, input: Input<C>): Promise<Result<C>> {
      const { parts } = desk;
      const route = createRouter(() => Promise.resolve({ 'storage.prepare': () => Promise.resolve({ state: 'ready' as const }), ...parcelCommands(parts), ...orderCommands(parts), ...importCommands(parts), ...sourceCommands(parts), ...customCommands(parts), ...vaultCommands(parts), ...otherCommands(parts) }));
      return (await route({ command, input }, { ours: true })) as Result<C>;
    },
  };
  return desk;
}
