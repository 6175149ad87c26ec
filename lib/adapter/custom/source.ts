/** A described endpoint as a source like any other: what it asks, and its notes as drift. */
import type { CustomDraft, CustomSource, ReadingNote } from '@/lib/model/custom-source';
import { type DriftHint, type ReadContext, SourceFailure, type SourceRequest, type SourceSecrets, type TrackingSource } from '../contract';
import { contextOf } from '../context';
import { addressProblem } from './address';
import { type CustomContext, readCustom } from './read';
import { type Filling, fillAddress, fillBody, fillingFor } from './template';

const CONTENT_TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

/** The one request about a number. Secret values come from the vault, by the header's name. */
export function customRequest(draft: CustomDraft, id: string, filling: Filling, secrets: SourceSecrets): SourceRequest {
  const body = draft.method === 'POST' && draft.body !== null ? { type: draft.body.type, text: fillBody(draft.body, filling) } : null;
  const headers = Object.fromEntries(draft.headers.map(({ name, value, secret }) => [name, secret ? (secrets[name] ?? '') : value]));
  return {
    endpoint: `${id}.track`,
    method: draft.method,
    url: fillAddress(draft.address.trim(), filling),
    headers: { accept: 'application/json', ...(body === null ? {} : { 'content-type': CONTENT_TYPES[body.type] }), ...headers },
    ...(body === null ? {} : { body: body.text }),
  };
}

/** Short words are codes and say nothing of a person; a sentence might. */
const isCode = (word: string): boolean => /^[\w .:/-]{1,40}$/.test(word) && word.split(' ').length < 5;

/** A note as the source's health counts it: the place without its row, and no text of a person's. */
export function driftOf({ part, kind, row, seen }: ReadingNote): DriftHint {
  const said = kind === 'unknown_word' && part !== 'text' && isCode(seen) ? seen : kind;
  return { path: row === null ? part : `events[].${part}`, seen: said };
}

export function customTracking(source: CustomSource): TrackingSource {
  const read = (body: string, context: ReadContext): ReturnType<TrackingSource['read']> => {
    const mine: CustomContext = { ...context, note: (note) => context.noteDrift(driftOf(note)) };
    return [readCustom(source, source.id, body, mine)];
  };
  return {
    id: source.id,
    batch: 1,
    read,
    async track(questions, errand) {
      // Rows may come from a backup or another version: whom it leads to is looked at each time.
      if (addressProblem(source) !== null) throw new SourceFailure('internal');
      const [question] = questions;
      const filling = question === undefined ? null : fillingFor(source, question);
      if (filling === null) return questions.map(() => ({ kind: 'failed', carrier: source.id, failure: 'needs_input', code: null, message: null }));
      const reply = await errand.ask(customRequest(source, source.id, filling, errand.secrets));
      return read(reply.body, contextOf(`${source.id}.track`, reply, questions, errand));
    },
  };
}
