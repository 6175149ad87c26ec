/** Replies as no endpoint sends them: real fixtures, broken at random. The dice have a seed, so that a fault can be made again. */
import type { Answer, ParcelReport } from '@/lib/adapter/contract';
import { dice } from '@/tests/_support/dice';
import { ask, fixture, fixtureNames, readBody } from './reading';
import type { ContractCase } from './contract';

type Roll = () => number;
const pick = <T>(list: readonly T[], roll: Roll): T | undefined => list[Math.floor(roll() * list.length)];

/** What a field may turn into. */
const ODD: readonly unknown[] = [null, '', 0, -1, 1e308, true, [], {}, [[]], 'BRAND_NEW', 'constructor', '__proto__', '\u202e\u0000', '9999-99-99T99:99:99+99:99', '2026-02-30 25:61:00', { length: 3 }, 'x'.repeat(5000)];
const ODD_TEXT = ['<', '>', '"', '{', ']', ',', '\\', '&#', '&#x110000;', '<table>', '</tr>', '<!--', '\u0000', '\ud800', '月', '：', '9'.repeat(40)];

/** Every place in a JSON value that can be changed: the holder and the name in it. */
function placesIn(value: unknown, places: [Record<string, unknown>, string][] = []): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return places;
  const holder = value as Record<string, unknown>;
  for (const name of Object.keys(holder)) {
    places.push([holder, name]);
    placesIn(holder[name], places);
  }
  return places;
}

function mutateJson(body: string, roll: Roll): string {
  const whole: { reply: unknown } = { reply: JSON.parse(body) as unknown };
  for (let times = 1 + Math.floor(roll() * 3); times > 0; times -= 1) {
    const places = placesIn(whole);
    const [holder, name] = pick(places, roll) ?? [];
    const [other, otherName] = pick(places, roll) ?? [];
    if (holder === undefined || name === undefined || other === undefined || otherName === undefined) break;
    const kind = Math.floor(roll() * 5);
    if (kind === 0) delete holder[name];
    else if (kind === 1) holder[name] = structuredClone(pick(ODD, roll));
    else if (kind === 2) holder[name] = structuredClone(other[otherName]);
    else if (kind === 3 && Array.isArray(holder)) holder.splice(Number(name), 0, structuredClone(holder[Number(name)]));
    else holder[`${name}X`] = holder[name];
  }
  return JSON.stringify(whole.reply) ?? '';
}

function mutateText(body: string, roll: Roll): string {
  let text = body;
  for (let times = 1 + Math.floor(roll() * 4); times > 0; times -= 1) {
    const at = Math.floor(roll() * text.length);
    const to = at + Math.floor(roll() ** 3 * 400);
    const kind = Math.floor(roll() * 5);
    if (kind === 0) text = text.slice(0, at) + text.slice(to);
    else if (kind === 1) text = text.slice(0, at) + (pick(ODD_TEXT, roll) ?? '') + text.slice(at);
    else if (kind === 2) text = text.slice(0, to) + text.slice(at);
    else if (kind === 3) text = text.slice(0, at) + String.fromCharCode(32 + Math.floor(roll() * 95)) + text.slice(at + 1);
    else if (roll() < 0.2) text = text.slice(0, at);
  }
  return text;
}

const isJson = (name: string): boolean => name.endsWith('.json');

/** Which statuses the tables give for a code, as clean replies show it. */
function createTable({ source, good, withCode, otherWords = [] }: ContractCase, bodies: readonly string[], numbers: (body: string) => readonly string[]) {
  const known = new Map<string, Set<string>>();
  const take = (code: string | null, status: string): void => void known.set(code ?? '', (known.get(code ?? '') ?? new Set()).add(status));
  const learn = (answers: readonly Answer[]): void => {
    for (const answer of answers) {
      if (answer.kind !== 'found') continue;
      take(answer.report.rawStatus, answer.report.status);
      for (const event of answer.report.events) take(event.sourceCode, event.status);
    }
  };
  for (const body of bodies) learn(readBody(source, body, numbers(body).map((number) => ask(number))).answers);
  const asked = new Set<string>();
  return (code: string | null, status: string): boolean => {
    if (code !== null && !asked.has(code)) {
      asked.add(code);
      for (const build of [withCode, ...otherWords]) learn(readBody(source, build(code), [good.question]).answers);
    }
    return known.get(code ?? '')?.has(status) ?? false;
  };
}

/** The statuses of a report that no code accounts for. A summary may also be that of one of its events. */
function guessesIn(report: ParcelReport, gives: (code: string | null, status: string) => boolean, explains: ContractCase['explains']): readonly string[] {
  const guessed = report.events.filter(({ status, sourceCode }) => status !== 'unknown' && !gives(sourceCode, status));
  const summary = report.status === 'unknown' || gives(report.rawStatus, report.status) || report.events.some(({ status }) => status === report.status);
  return [...guessed.filter((event) => explains?.(event, report) !== true).map(({ sourceCode, status }) => `${sourceCode} as ${status}`), ...(summary || explains?.(report, report) === true ? [] : [`parcel ${report.rawStatus} as ${report.status}`])];
}

const LONGEST_MS = 50;

/** Reads `count` broken replies; what went wrong, in words: an uncaught error, a wrong count of answers, a guess, a slow read. */
export function readMutated(contract: ContractCase, count: number, seed: number, expectWellFormed: (answer: Answer) => void): readonly string[] {
  const { source, good } = contract;
  const roll = dice(seed);
  const names = fixtureNames(source.id);
  const bodies = names.map((name) => fixture(source.id, name));
  const numbersIn = (body: string): readonly string[] => [...new Set([good.question.number, ...(body.match(/[A-Z0-9]{10,30}/g) ?? [])])].slice(0, 4);
  const gives = createTable(contract, bodies, numbersIn);
  const faults: string[] = [];
  for (let times = 0; times < count && faults.length < 5; times += 1) {
    const index = Math.floor(roll() * names.length);
    const [name = '', body = ''] = [names[index], bodies[index]];
    const mutated = isJson(name) && roll() < 0.7 ? mutateJson(body, roll) : mutateText(body, roll);
    const questions = numbersIn(body).map((number) => ask(number));
    const where = `seed ${seed}, reply ${times} of ${name}`;
    try {
      const begun = performance.now();
      const { answers } = readBody(source, mutated, questions, roll() < 0.1 ? { httpStatus: pick([204, 304, 400, 401, 403, 404, 429, 500], roll) ?? 200 } : {});
      const took = performance.now() - begun;
      // One slow read may be the machine's (a collection of garbage): only what is slow every time counts.
      if (took > LONGEST_MS && [1, 2, 3].every(() => timeOf(() => readBody(source, mutated, questions)) > LONGEST_MS)) faults.push(`${where}: took ${Math.round(took)} ms`);
      if (answers.length !== questions.length) faults.push(`${where}: ${answers.length} answers to ${questions.length} questions`);
      answers.forEach(expectWellFormed);
      faults.push(...answers.flatMap((answer) => (answer.kind === 'found' ? guessesIn(answer.report, gives, contract.explains) : [])).map((guess) => `${where}: guessed ${guess}`));
    } catch (error) {
      faults.push(`${where}: ${String(error)}`);
    }
  }
  return faults;
}

function timeOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
