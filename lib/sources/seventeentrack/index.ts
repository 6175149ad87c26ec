import { contextOf } from '@/lib/adapter/context';
import type { Answer, Errand, KeyCheck, Question, SourceRequest, TrackingSource } from '@/lib/adapter/contract';
import { judgeReply } from '@/lib/adapter/key-check';
import { readJson } from '@/lib/adapter/text';
import { read } from './read';
import { quota } from './wire';

const requestOf = (what: string, errand: Errand, items: readonly object[]): SourceRequest => ({
  endpoint: `seventeentrack.${what}`,
  method: 'POST',
  url: `https://api.17track.net/track/v2.4/${what}`,
  headers: { '17token': errand.secrets['token'] ?? '', 'Content-Type': 'application/json' },
  body: JSON.stringify(items),
});

/** One POST with up to 40 numbers; the carrier may be left out (17TRACK detects it). */
async function call(what: 'register' | 'gettrackinfo', questions: readonly Question[], errand: Errand): Promise<readonly Answer[]> {
  const request = requestOf(what, errand, questions.map(({ number, carrierCode }) => (carrierCode === undefined ? { number } : { number, carrier: Number(carrierCode) })));
  const reply = await errand.ask(request);
  return read(reply.body, contextOf(request.endpoint, reply, questions, errand));
}

/** Asking what is left costs nothing and needs a good key. */
async function check(errand: Errand): Promise<KeyCheck> {
  const request = requestOf('getquota', errand, []);
  const reply = await errand.ask(request);
  const said = quota.safeParse(readJson(reply.body));
  if (!said.success) return judgeReply(request.endpoint, reply, read, errand);
  const { quota_remain: left, quota_total: of } = said.data.data;
  return { kind: 'works', allowance: { left, of } };
}

/** Registering spends the user's quota once; a number noted as registered is only read. */
async function track(questions: readonly Question[], errand: Errand): Promise<readonly Answer[]> {
  const answers = new Map<Question, Answer>();
  const fresh = questions.filter((question) => question.memo?.['registered'] !== true);
  if (fresh.length > 0) {
    const registered = await call('register', fresh, errand);
    fresh.forEach((question, index) => {
      const answer = registered[index];
      if (answer !== undefined) answers.set(question, answer);
    });
  }
  const readable = questions.filter((question) => question.memo?.['registered'] === true || answers.get(question)?.memo?.['registered'] === true);
  if (readable.length > 0) {
    const read = await callKeeping(readable, answers, errand);
    readable.forEach((question, index) => {
      const answer = read[index];
      if (answer !== undefined) answers.set(question, answer);
    });
  }
  return questions.map((question) => answers.get(question) ?? { kind: 'inconclusive', carrier: question.carrier ?? null, code: null, message: null });
}

/** Reads; when the read is refused after a registration, the fact that it is registered must not be lost. */
async function callKeeping(questions: readonly Question[], registered: ReadonlyMap<Question, Answer>, errand: Errand): Promise<readonly Answer[]> {
  const memoOf = (question: Question): Pick<Answer, 'memo'> => {
    const memo = registered.get(question)?.memo;
    return memo === undefined ? {} : { memo };
  };
  try {
    const answers = await call('gettrackinfo', questions, errand);
    return answers.map((answer, index) => ({ ...memoOf(questions[index] ?? { number: '', input: {} }), ...answer }));
  } catch (error) {
    // The numbers that were just registered keep their memo; the failure is felt at the next call.
    if (registered.size === 0) throw error;
    return questions.map((question) => ({ kind: 'inconclusive', carrier: question.carrier ?? null, code: null, message: null, ...memoOf(question) }));
  }
}

export default { id: 'seventeentrack', batch: 40, read, track, check } satisfies TrackingSource;
