/** Reads an answer by the user's mapping. Pure; what could not be read is noted with its place, never guessed. */
import type { CustomDraft, EventPath, ReadingNote } from '@/lib/model/custom-source';
import { normaliseNumber } from '@/lib/model/ids';
import type { StatusPair } from '@/lib/model/status';
import { buildReport, failed, failureOfStatus, inconclusive, notFound, reportFromEvents, UNMAPPED } from '../answers';
import type { Answer, EtaReport, EventReport, ReadContext } from '../contract';
import { readJson, tidy } from '../text';
import { lookUp } from './path';
import { readTime } from './times';
import { wordKey, type WordTable, wordTable } from './words';

/** An answer with more is cut: no parcel has so long a history. */
const MOST_EVENTS = 500;
const LONGEST = 1000;

type Part = ReadingNote['part'];
export type Note = (note: ReadingNote) => void;
export type CustomContext = Pick<ReadContext, 'httpStatus' | 'retryAfterSeconds' | 'questions'> & { readonly note: Note };

interface Reading {
  readonly draft: CustomDraft;
  readonly table: WordTable;
  readonly note: Note;
}

const saidOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? tidy(String(value).slice(0, LONGEST)) : null);

/** The text at a path of the mapping; null where there is none. Anything but text or a number is noted. */
function textAt({ draft, note }: Reading, from: unknown, part: Exclude<Part, 'events'>, row: number | null): string | null {
  const path = draft.answer[part];
  if (path.trim() === '') return null;
  const value = lookUp(from, path);
  const said = saidOf(value);
  if (said === null && value !== undefined && value !== null && value !== '') note({ part, kind: 'not_text', row, seen: Array.isArray(value) ? 'list' : typeof value });
  return said;
}

/** A word the user explained, or unknown and noted. */
function meaningOf({ table, note }: Reading, word: string | null, part: Part, row: number | null): StatusPair {
  const known = word === null ? undefined : table.get(wordKey(word));
  if (known === undefined && word !== null) note({ part, kind: 'unknown_word', row, seen: word.slice(0, 60) });
  return known ?? UNMAPPED;
}

function readEvent(reading: Reading, raw: unknown, row: number): EventReport | null {
  const { draft, note } = reading;
  const of = (part: EventPath): string | null => textAt(reading, raw, part, row);
  const [text, place, code] = [of('text'), of('place'), of('code')];
  const rawTime = tidy([of('time'), of('clock')].filter((each) => each !== null).join(' '));
  if (text === null && code === null && rawTime === null) {
    note({ part: 'events', kind: 'empty_row', row, seen: '' });
    return null;
  }
  const at = readTime(rawTime ?? '', draft);
  if (rawTime === null) note({ part: 'time', kind: 'missing', row, seen: '' });
  else if (at.time === null && at.localTime === null) note({ part: 'time', kind: 'unreadable', row, seen: rawTime.slice(0, 60) });
  else if (at.time === null && draft.zoneRule === 'offset') note({ part: 'time', kind: 'zoneless', row, seen: rawTime.slice(0, 60) });
  // Where the mapping names no code, the whole text is the word.
  const meaning = draft.answer.code.trim() === '' ? meaningOf(reading, text, 'text', row) : meaningOf(reading, code, 'code', row);
  return { ...at, ...meaning, rawTime, location: place, description: text ?? code ?? '', sourceCode: code };
}

function readEta(reading: Reading, body: unknown): EtaReport | null {
  const said = textAt(reading, body, 'eta', null);
  const at = said === null ? null : readTime(said, reading.draft);
  const when = at === null ? null : (at.time ?? at.localTime);
  if (said !== null && when === null) reading.note({ part: 'eta', kind: 'unreadable', row: null, seen: said.slice(0, 60) });
  return when === null ? null : { from: when, until: when };
}

/** The answer about the one number that was asked. `id` is the carrier's own. */
export function readCustom(draft: CustomDraft, id: string, body: string, context: CustomContext): Answer {
  const { httpStatus, questions, note } = context;
  const fail = (failure: Parameters<typeof failed>[1]): Answer => failed(id, failure, httpStatus >= 400 ? String(httpStatus) : null, null, context);
  if (httpStatus === 404 || httpStatus === 410) return notFound(id, 'no_record', String(httpStatus), null);
  const byStatus = failureOfStatus(httpStatus, draft.headers.some(({ secret }) => secret));
  if (byStatus !== null) return fail(byStatus);
  const told = readJson(body);
  const reading: Reading = { draft, table: wordTable(draft), note };
  const about = textAt(reading, told, 'number', null);
  if (about !== null && normaliseNumber(about) !== normaliseNumber(questions[0]?.number ?? '')) return inconclusive(id);
  const word = textAt(reading, told, 'status', null);
  const list = lookUp(told, draft.answer.events);
  // None is told of where they write null, or where a status alone is there.
  const rows: readonly unknown[] | null = Array.isArray(list) ? list : list === null || (list === undefined && word !== null) ? [] : null;
  if (rows === null) {
    note({ part: 'events', kind: list === undefined ? 'missing' : 'not_list', row: null, seen: typeof list });
    return fail('changed');
  }
  const events = rows.slice(0, MOST_EVENTS).flatMap((raw, row) => readEvent(reading, raw, row) ?? []);
  if (word === null) return events.length === 0 ? notFound(id, 'no_record', null, null) : { kind: 'found', carrier: id, report: reportFromEvents(events, { eta: readEta(reading, told) }) };
  const meaning = meaningOf(reading, word, 'status', null);
  if (meaning.status === 'not_found') return notFound(id, 'no_record', word, null);
  return { kind: 'found', carrier: id, report: buildReport(meaning, word, events, { eta: readEta(reading, told) }) };
}
