/** What every source must do, whatever its wire format. Call it from the source's own test. */
import { describe, expect, it } from 'vitest';
import { SourceFailure, type Answer, type KeptToken, type ParcelReport, type Question, type SourceReply, type SourceRequest, type TrackingSource } from '@/lib/adapter/contract';
import { tokenEndpoint } from '@/lib/adapter/oauth';
import { pathPart } from '@/lib/adapter/path';
import { sources } from '@/lib/catalog/meta';
import { FAILURE_KINDS } from '@/lib/model/failure';
import { HOUR, SECOND } from '@/lib/model/time';
import { FAILURE_POLICY } from '@/lib/polling/failure-policy';
import { PARCEL_STATUSES, SUB_STATUSES } from '@/lib/model/status';
import { readMutated } from './mutations';
import { meetNetwork, NETWORK_CASES } from './network';
import { ask, errandWith, FETCHED_AT, fixture, fixtureNames, readBody, type TestErrand } from './reading';

export interface ContractCase {
  readonly source: TrackingSource;
  /** A good fixture, and the question that it answers. */
  readonly good: { readonly fixture: string; readonly question: Question };
  /** Strings in the fixtures that are somebody's own business: no answer may hold one. At least one. */
  readonly personal: readonly string[];
  /** A found reply whose newest event has this code or label; undefined where a source has none. */
  readonly withCode: (code: string) => string;
  /** Keys by name, for asking. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Does a key or a signature go with the call (then 403 means that it is wrong)? */
  readonly keyed: boolean;
  /** The same, where a code may also stand elsewhere (a stage instead of a sub-status, another division). */
  readonly otherWords?: readonly ((code: string) => string)[];
  /** A status that its code alone does not account for: by what else the reply says (a return that has begun, a text). */
  readonly explains?: (told: { readonly status: string; readonly description?: string }, report: ParcelReport) => boolean;
  /** For sources that buy a token with their keys: what the call `<id>.token` answers, with the token `TOKEN`. */
  readonly token?: string;
}

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
const WALL = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/;
const ETA = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?$/;

function expectPair({ status, subStatus }: { readonly status: string; readonly subStatus: string | null }): void {
  expect(PARCEL_STATUSES).toContain(status);
  if (subStatus !== null) expect(SUB_STATUSES[status as keyof typeof SUB_STATUSES]).toContain(subStatus);
}

/** Every field is in its closed list and its stated form. */
function expectWellFormed(answer: Answer): void {
  if (answer.kind === 'failed') expect(FAILURE_KINDS).toContain(answer.failure);
  if (answer.kind === 'not_found') expect(SUB_STATUSES.not_found).toContain(answer.subStatus);
  if (answer.kind !== 'found') return;
  const { events, eta } = answer.report;
  expectPair(answer.report);
  if (eta !== null) [eta.from, eta.until].forEach((at) => expect(at).toMatch(ETA));
  for (const event of events) {
    expectPair(event);
    if (event.time !== null) expect(event.time).toMatch(STAMP);
    if (event.localTime !== null) expect([event.time, WALL.test(event.localTime)]).toEqual([null, true]);
    expect(event.description).toBe(event.description.trim());
  }
}

/** Bodies that no endpoint sends, or only on its worst day. */
function badBodies(good: string): readonly (readonly [string, string])[] {
  const cuts = Array.from({ length: 12 }, (_, index) => [`cut off after ${index}/12`, good.slice(0, Math.floor((good.length * index) / 12))] as const);
  return [
    ['empty', ''], ['null', 'null'], ['a list', '[]'], ['a list of odd things', '[null,1,"x",[],{}]'], ['an object', '{}'], ['a text', '"x"'], ['a number', '0'],
    ['a sign-in page', '<!doctype html><title>Sign in</title><form><input name=user></form>'],
    ['a prototype', '{"__proto__":{"data":1},"constructor":{"prototype":1},"data":{"__proto__":[]},"module":{"length":3}}'],
    ['control characters', '\u0000\u202e\uffff'.repeat(100)], ['2 MB of nothing', 'a'.repeat(2_097_152)],
    ['deep brackets', '['.repeat(100_000)], ['deep tables', '<table summary="履歴情報"><tr><td>'.repeat(20_000)],
    ['right words of wrong kinds', '{"code":0,"data":{"accepted":7,"rejected":"x"},"success":true,"module":[{"mailNo":3}],"nu":[],"com":{},"state":[]}'],
    ...cuts,
  ];
}

export function keepsTheContract(contract: ContractCase): void {
  const { source, good, personal, withCode, secrets = {}, keyed, token } = contract;
  const meta = sources.get(source.id);
  const body = fixture(source.id, good.fixture);
  const { question } = good;
  const stranger = ask('ZZ0000STRANGER1');
  /** `text` for every call but the one for a token. */
  const answering = (text: string) => ({ endpoint }: SourceRequest): string => (endpoint === tokenEndpoint(source.id) ? (token ?? '') : text);

  describe('the contract of sources', () => {
    it('says the same as its meta', () => {
      expect(meta).toMatchObject({ id: source.id, batch: source.batch });
      expect(Object.keys(secrets).sort()).toEqual(meta?.secrets.map((secret) => secret.name).sort());
    });

    it('gives one answer a question, in order, and none about a number that the reply does not name', () => {
      const { answers } = readBody(source, body, [stranger, question, stranger]);
      expect(answers.map((answer) => answer.kind)).toEqual(['inconclusive', 'found', 'inconclusive']);
      expect(readBody(source, body, []).answers).toEqual([]);
    });

    it('reads every fixture into well-formed answers without anything personal', () => {
      const texts = fixtureNames(source.id).map((name) => fixture(source.id, name));
      const answers = texts.flatMap((text) => readBody(source, text, [question, ...numbersIn(text).map((number) => ask(number))]).answers);
      answers.forEach(expectWellFormed);
      expect(personal.length).toBeGreaterThan(0);
      for (const secret of personal) {
        expect(texts.some((text) => text.includes(secret)), `put ${secret} into a fixture`).toBe(true);
        expect(JSON.stringify(answers)).not.toContain(secret);
      }
    });

    it.each(badBodies(body).map(([name, bad]) => ({ name, bad })))('survives a body that is $name', ({ bad }) => {
      const { answers } = readBody(source, bad, [question, stranger]);
      expect(answers).toHaveLength(2);
      answers.forEach(expectWellFormed);
      expect(answers[1]?.kind).not.toBe('found');
    });

    it.each([
      [401, 'auth'], [403, keyed ? 'auth' : 'challenge'], [404, 'upstream'], [429, 'rate_limited'], [500, 'upstream'], [503, 'upstream'],
    ] as const)('takes HTTP %i with a page for %s', (httpStatus, failure) => {
      for (const text of ['', '<html><body>no</body></html>']) {
        const { answers } = readBody(source, text, [question], { httpStatus, retryAfterSeconds: 90 });
        expect(answers).toMatchObject([{ kind: 'failed', failure, code: String(httpStatus), message: null, ...(httpStatus === 429 ? { retryAfterSeconds: 90 } : {}) }]);
        expect('retryAfterSeconds' in (answers[0] ?? {})).toBe(httpStatus === 429);
      }
    });

    it('reads 10,000 broken replies without an error, a guess or a slow moment', () => {
      expect(readMutated(contract, 10_000, 20_261, expectWellFormed)).toEqual([]);
    }, 240_000);

    it.each(NETWORK_CASES)('on the network: $name', async (happens) => {
      const { state, parcel, dueIn, calls, rests } = await meetNetwork(source, contract, happens);
      const failure = happens.failure ?? (keyed ? 'auth' : 'challenge');
      const offline = failure === 'offline';
      expect([state.failure, parcel.status, parcel.events]).toEqual([offline ? null : failure, 'unknown', 0]);
      expect(calls).toBeGreaterThan(0);
      expect(calls).toBeLessThanOrEqual(4);
      expect(dueIn).toBeGreaterThan(0);
      expect([state.stopped, parcel.blocked]).toEqual(failure === 'auth' ? [true, 'auth'] : [false, null]);
      expect(state.failuresInRow).toBe(FAILURE_POLICY[failure].counts ? 1 : 0);
      const rest = failure === 'challenge' ? 6 * HOUR : happens.rest;
      expect([rests >= rest - SECOND, rests <= rest]).toEqual([true, true]);
    });

    it('says that the reply changed, with a drift note, when a page comes instead', () => {
      const { answers, drift } = readBody(source, '<html><body>We have a new site!</body></html>', [question]);
      expect(answers).toMatchObject([{ kind: 'failed', failure: 'changed' }]);
      expect(drift.length).toBeGreaterThan(0);
    });

    it.each(['BRAND_NEW', 'constructor', '__proto__', 'toString', ''])('guesses nothing of the unknown code "%s" and notes it', (code) => {
      const { answers, drift } = readBody(source, withCode(code), [question]);
      const newest = answers[0]?.kind === 'found' ? answers[0].report.events[0] : undefined;
      expect(newest).toMatchObject({ status: 'unknown', subStatus: 'unmapped' });
      expect(drift.length).toBeGreaterThan(0);
      expect(JSON.stringify(drift)).not.toContain(question.number);
    });

    it('asks over https, at its own hosts, with its keys outside the address', async () => {
      const questions = Array.from({ length: source.batch }, (_, index) => ask(`${question.number.slice(0, -2)}${String(index).padStart(2, '0')}`, { carrierCode: question.carrierCode ?? 1 }));
      const { errand, requests } = errandWith(answering(body), secrets);
      expect(await source.track(questions, errand)).toHaveLength(questions.length);
      expect(requests.length).toBeGreaterThan(0);
      for (const request of requests) {
        const url = new URL(request.url);
        expect([url.protocol, request.endpoint.startsWith(`${source.id}.`)]).toEqual(['https:', true]);
        expect(meta?.hosts).toContain(url.hostname);
        for (const value of Object.values(secrets)) expect(request.url).not.toContain(value);
        for (const { number } of questions) expect(`${request.url} ${request.body ?? ''}`.includes(number)).toBe(request.endpoint !== tokenEndpoint(source.id));
      }
    });

    it('lets no number leave its place in the request', async () => {
      const shapes = async (number: string): Promise<readonly unknown[]> => {
        const { errand, requests } = errandWith(answering(body), secrets);
        await source.track([ask(number, { carrierCode: question.carrierCode ?? 1 })], errand);
        return requests.map(({ url }) => [new URL(url).origin, new URL(url).pathname.split('/').map((part) => (part === pathPart(number) ? 'NUMBER' : part)), [...new URL(url).searchParams.keys()], new URL(url).hash]);
      };
      const plain = await shapes(question.number);
      // What cannot be one of its numbers may also go unasked.
      for (const odd of ['A/../B?x=1&y=2#z"},{"', '..', '.', '%2E%2E', '..\\']) {
        for (const shape of await shapes(odd)) expect(plain).toContainEqual(shape);
      }
    });

    it('passes on a failure of the asking side', async () => {
      const { errand } = errandWith(() => {
        throw new SourceFailure('offline');
      }, secrets);
      await expect(source.track([{ ...question, carrierCode: question.carrierCode ?? 1 }], errand)).rejects.toMatchObject({ kind: 'offline' });
    });

    if (token !== undefined) keepsItsToken(contract, body, token);
  });
}

/** Everything in a fixture that could be a tracking number, so that each of its entries is asked about. */
function numbersIn(text: string): readonly string[] {
  return [...new Set(text.match(/[A-Za-z0-9]{8,30}/g))].map((number) => number.toUpperCase());
}

const TOKEN = 'TOKEN';
const KEPT: KeptToken = { value: 'KEPT-FROM-BEFORE', expiresAt: FETCHED_AT + HOUR };

/** What a source does with a token of its own (lib/adapter/oauth.ts). */
function keepsItsToken({ source, good: { question }, secrets = {} }: ContractCase, body: string, token: string): void {
  const granting = tokenEndpoint(source.id);
  const run = async (answers: Readonly<Record<'grant' | 'track', string | Partial<SourceReply>>>, kept: KeptToken | null = null): Promise<TestErrand & { readonly answers: readonly Answer[] }> => {
    const made = errandWith(({ endpoint }) => answers[endpoint === granting ? 'grant' : 'track'], secrets, kept);
    return { ...made, answers: await source.track([question], made.errand) };
  };
  const endpoints = ({ requests }: TestErrand): readonly boolean[] => requests.map(({ endpoint }) => endpoint === granting);

  it('buys one token, keeps it, and asks with the kept one as long as it lives', async () => {
    const first = await run({ grant: token, track: body });
    expect([endpoints(first), first.answers[0]?.kind, first.shelf.token?.value]).toEqual([[true, false], 'found', TOKEN]);
    const second = await run({ grant: token, track: body }, KEPT);
    expect([endpoints(second), second.answers[0]?.kind, second.shelf.kept]).toEqual([[false], 'found', []]);
    expect(JSON.stringify(second.requests[0]?.headers)).toContain(`Bearer ${KEPT.value}`);
    const late = await run({ grant: token, track: body }, { ...KEPT, expiresAt: FETCHED_AT });
    expect([endpoints(late), JSON.stringify(late.requests)]).toEqual([[true, false], expect.not.stringContaining(KEPT.value)]);
  });

  it('tells its keys to the token call alone, and the token to no address and no answer', async () => {
    const { requests, answers } = await run({ grant: token, track: body });
    const told = (request: SourceRequest | undefined): string => `${request?.body ?? ''} ${decodeBasic(request?.headers?.['Authorization'])}`;
    for (const secret of Object.values(secrets)) {
      expect(told(requests[0])).toContain(secret);
      expect(JSON.stringify(requests[1])).not.toContain(secret);
    }
    expect([requests.map(({ url }) => url).join(), JSON.stringify(answers)].filter((text) => text.includes(TOKEN))).toEqual([]);
  });

  it('replaces a refused token once', async () => {
    let refusals = 1;
    const made = errandWith(({ endpoint }) => (endpoint === granting ? token : refusals-- > 0 ? { status: 401, body: '{}' } : body), secrets, KEPT);
    expect((await source.track([question], made.errand))[0]?.kind).toBe('found');
    expect([endpoints(made), made.shelf.token?.value]).toEqual([[false, true, false], TOKEN]);
    const never = await run({ grant: token, track: { status: 401, body: '{}' } }, KEPT);
    expect([endpoints(never), never.answers, never.shelf.token]).toEqual([[false, true, false], [expect.objectContaining({ kind: 'failed', failure: 'auth' })], null]);
  });

  it.each([
    [400, '{"error":"invalid_client"}', 'auth'], [401, '', 'auth'], [403, '<html>no</html>', 'auth'], [429, '', 'rate_limited'], [500, '', 'upstream'], [503, '<html>no</html>', 'upstream'], [200, '<html>no</html>', 'changed'], [200, '{"access_token":"two words"}', 'changed'],
  ] as const)('a token call that answers %i %s is %s; nothing is asked after it, nothing kept', async (status, text, failure) => {
    const made = await run({ grant: { status, body: text, retryAfterSeconds: 90 }, track: body });
    expect([endpoints(made), made.shelf.token]).toEqual([[true], null]);
    expect(made.answers).toMatchObject([{ kind: 'failed', failure, ...(failure === 'rate_limited' ? { retryAfterSeconds: 90 } : {}) }]);
  });
}

const decodeBasic = (header: string | undefined): string => (header?.startsWith('Basic ') === true ? Buffer.from(header.slice(6), 'base64').toString('utf8') : '');
