/** Carriers of the user's own: try, keep, remove, read a file. */
import { type Answer, SourceFailure } from '@/lib/adapter/contract';
import { addressProblem } from '@/lib/adapter/custom/address';
import { readCustomFile } from '@/lib/adapter/custom/file';
import { readCustom } from '@/lib/adapter/custom/read';
import { customRequest } from '@/lib/adapter/custom/source';
import { fillingFor } from '@/lib/adapter/custom/template';
import type { Input } from '@/lib/messages/contract';
import { CommandProblem, type Handlers } from '@/lib/messages/router';
import { CUSTOM_PREFIX, type CustomDraft, type ReadingNote, type Trial } from '@/lib/model/custom-source';
import { normaliseNumber } from '@/lib/model/ids';
import { dropCustomSource, keepCustomSource } from '@/lib/storage/custom-sources';
import { redact } from '@/lib/text/redact';
import type { HouseParts } from './house-parts';
import { askAgain, CURED } from './source-commands';

type Names = 'custom.try' | 'custom.save' | 'custom.remove' | 'custom.read-file';
type Secrets = Readonly<Record<string, string>>;

const MOST_EVENTS = 20;
const MOST_NOTES = 50;
/** Stands for the id of a description that has none yet. */
const TRIED = `${CUSTOM_PREFIX}trial`;

/** What was typed now, else what is in the vault; for headers of the description only. A locked vault is a problem where it is needed. */
async function secretsOf({ vault }: HouseParts, draft: CustomDraft, id: string | null, typed: Secrets): Promise<Secrets> {
  const secret = draft.headers.some((header) => header.secret);
  const stored = id === null || !secret ? {} : await vault.read(id);
  if (stored === 'locked') throw new CommandProblem({ kind: 'locked' });
  return Object.fromEntries(draft.headers.flatMap(({ name, secret }): [string, string][] => {
    const value = (typed[name] ?? '').trim() || (stored[name] ?? '');
    return secret && value !== '' ? [[name, value]] : [];
  }));
}

const NOTHING: Trial = { outcome: 'failed', failure: null, httpStatus: null, status: null, rawStatus: null, eta: null, events: [], count: 0, notes: [] };

function trialOf(answer: Answer, httpStatus: number, notes: readonly ReadingNote[]): Trial {
  const base: Trial = { ...NOTHING, outcome: answer.kind, httpStatus, notes: notes.slice(0, MOST_NOTES) };
  if (answer.kind === 'failed') return { ...base, failure: answer.failure };
  if (answer.kind !== 'found') return base;
  const { events, status, rawStatus, eta } = answer.report;
  const shown = events.slice(0, MOST_EVENTS).map(({ description, location, sourceCode, ...event }) => ({ ...event, text: redact(description), place: location === null ? null : redact(location), code: sourceCode }));
  return { ...base, status, rawStatus, eta: eta?.from ?? null, events: shown, count: events.length };
}

/** Asks once, outside of any plan, and stores nothing. */
async function tryOut(house: HouseParts, { draft, id, number, input, secrets: typed }: Input<'custom.try'>): Promise<Trial> {
  if (addressProblem(draft) !== null) throw new CommandProblem({ kind: 'bad_input' });
  const question = { number: normaliseNumber(number), input: { postcode: input.postcode ?? '', phoneTail: input.phoneTail ?? '' } };
  const filling = fillingFor(draft, question);
  if (filling === null) return { ...NOTHING, failure: 'needs_input' };
  const request = customRequest(draft, TRIED, filling, await secretsOf(house, draft, id, typed));
  try {
    const reply = await house.http.send(request, new AbortController().signal);
    const notes: ReadingNote[] = [];
    const answer = readCustom(draft, TRIED, reply.body, { httpStatus: reply.status, retryAfterSeconds: reply.retryAfterSeconds, questions: [question], note: (note) => void notes.push(note) });
    return trialOf(answer, reply.status, notes);
  } catch (error) {
    return { ...NOTHING, failure: error instanceof SourceFailure ? error.kind : 'internal' };
  }
}

async function save(house: HouseParts, { draft, id, secrets: typed }: Input<'custom.save'>): Promise<string> {
  if (addressProblem(draft) !== null) throw new CommandProblem({ kind: 'bad_input' });
  const secrets = await secretsOf(house, draft, id, typed);
  const kept = await keepCustomSource(house.db, draft, id);
  if (kept === null) throw new CommandProblem({ kind: id === null ? 'bad_input' : 'not_found' });
  if (Object.keys(secrets).length === 0) await house.vault.forget(kept);
  else if ((await house.vault.write(kept, secrets)) === 'locked') {
    // A description that was there before has shown that the vault is open.
    if (id === null) await dropCustomSource(house.db, kept);
    throw new CommandProblem({ kind: 'locked' });
  }
  await askAgain(house, kept, CURED);
  return kept;
}

export function customCommands(house: HouseParts): Pick<Handlers, Names> {
  return {
    'custom.try': (input) => tryOut(house, input),
    'custom.save': async (input) => {
      const id = await save(house, input);
      await house.tendNotices();
      house.wake();
      return { id };
    },
    'custom.remove': async ({ id }) => {
      if (!id.startsWith(CUSTOM_PREFIX)) throw new CommandProblem({ kind: 'bad_input' });
      await dropCustomSource(house.db, id);
      await house.vault.forget(id);
      await house.tendNotices();
      return { done: true };
    },
    'custom.read-file': ({ text }) => Promise.resolve(readCustomFile(text)),
  };
}
