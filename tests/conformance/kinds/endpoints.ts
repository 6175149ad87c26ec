/** `endpoints/<source>/<case>.<ext>` beside `<case>.expected.json`: a reply body through the source's own reader. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Answer, Question, TrackingSource } from '@/lib/adapter/contract';
import { carrierOf } from '@/lib/catalog/codes';
import { sources } from '@/lib/catalog/meta';
import { normaliseNumber } from '@/lib/model/ids';
import { readRetryAfter } from '@/lib/adapter/retry-after';
import type { Kind, Outcome } from '../case';
import { allDifferences, firstDifference } from '../compare';

const readers = new Map(
  Object.values(import.meta.glob<TrackingSource>('/lib/sources/*/index.ts', { eager: true, import: 'default' })).map((source) => [source.id, source]),
);

interface Given {
  readonly endpoint: string;
  readonly request: { readonly trackingNumber: string; readonly url?: string; readonly body?: unknown; readonly form?: Readonly<Record<string, string>> };
  readonly httpStatus: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetchedAt: string;
  readonly bodyFile: string;
}
interface Expected {
  readonly given: Given;
  readonly eta?: unknown;
  readonly error?: unknown;
  readonly events?: readonly unknown[];
}

const header = (given: Given, name: string): string | null => Object.entries(given.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? null;

/** The source's own code for the carrier, where the request named one for this parcel. */
function codeInRequest({ request }: Given): string | number | undefined {
  const records: unknown[] = Array.isArray(request.body) ? request.body : [request.body];
  if (request.form?.['param'] !== undefined) records.push(JSON.parse(request.form['param']));
  for (const record of records) {
    if (typeof record !== 'object' || record === null) continue;
    const fields = record as Readonly<Record<string, unknown>>;
    const number = fields['number'] ?? fields['num'] ?? fields['trackingNumber'];
    if (typeof number === 'string' && normaliseNumber(number) !== normaliseNumber(request.trackingNumber)) continue;
    const code = fields['carrier'] ?? fields['com'] ?? fields['courierCode'];
    const first: unknown = Array.isArray(code) ? code[0] : code;
    if (typeof first === 'string' || typeof first === 'number') return first;
  }
  return undefined;
}

function questionOf(given: Given, source: string): Question {
  const code = codeInRequest(given);
  const carrier = code === undefined ? null : carrierOf(source, code);
  return { number: normaliseNumber(given.request.trackingNumber), input: {}, ...(code === undefined ? {} : { carrierCode: code }), ...(carrier === null ? {} : { carrier }) };
}

const ERROR_STATUS = { not_found: 'not_found', inconclusive: 'unknown', failed: null } as const;

/** Field names renamed as the expected files have them, nothing else. */
function render(answer: Answer, given: Given, source: string): Readonly<Record<string, unknown>> {
  const carrier = answer.carrier ?? sources.get(source)?.carrier ?? null;
  const shared = { carrier, trackingNumber: given.request.trackingNumber };
  if (answer.kind === 'found') {
    const { status, subStatus, events, eta, related, pickup } = answer.report;
    return {
      ...shared, status, subStatus, related, pickupPoint: pickup,
      events: events.map(({ localTime, ...event }) => (event.time === null ? { ...event, localTime } : event)),
      ...(eta === null ? {} : { eta: { from: eta.from, to: eta.until } }),
    };
  }
  const kind = answer.kind === 'failed' ? answer.failure : answer.kind === 'not_found' ? (answer.subStatus === 'invalid_number' ? 'invalid_number' : 'not_found') : 'inconclusive';
  const wait = kind === 'rate_limited' ? { retryAfterSeconds: (answer.kind === 'failed' ? answer.retryAfterSeconds : undefined) ?? null } : {};
  return {
    ...shared,
    status: ERROR_STATUS[answer.kind],
    subStatus: answer.kind === 'not_found' ? answer.subStatus : null,
    events: [],
    error: { kind, code: answer.code, message: answer.message, ...wait },
  };
}

/** Sources whose parcel status follows the newest event: there the parcel's sub-status is advisory too (README rule 12). */
const followsEvents = (source: string): boolean => !['seventeentrack', 'kuaidi100', 'dhl-unified', 'ups', 'fedex', 'inpost', 'ship24', 'yamato'].includes(source);

function isAdvisory(source: string, expected: Expected): (path: string) => boolean {
  const parcelToo = followsEvents(source) && (expected.events?.length ?? 0) > 0;
  return (path) => /^events\[\d+\]\.(?:subStatus|sourceCode)$/.test(path) || path === 'related' || path === 'pickupPoint' || path === 'pieces' || (parcelToo && path === 'subStatus');
}

async function run(path: string): Promise<readonly Outcome[]> {
  const id = basename(dirname(path));
  const name = `endpoints/${id}/${basename(path, '.expected.json')}`;
  const { given, ...expected } = JSON.parse(await readFile(path, 'utf8')) as Expected;
  const source = readers.get(id);
  if (source === undefined) return [{ name, failure: `there is no reader lib/sources/${id}`, advice: [] }];
  const body = await readFile(join(dirname(path), given.bodyFile), 'utf8');
  const fetchedAt = Date.parse(given.fetchedAt);
  const answers = source.read(body, {
    endpoint: given.endpoint,
    httpStatus: given.httpStatus,
    contentType: header(given, 'content-type'),
    retryAfterSeconds: readRetryAfter(header(given, 'retry-after'), fetchedAt),
    fetchedAt,
    questions: [questionOf(given, id)],
    carrierOf: (code) => carrierOf(id, code),
    noteDrift: () => undefined,
  });
  const [answer] = answers;
  if (answer === undefined || answers.length !== 1) return [{ name, failure: `one question, ${answers.length} answers`, advice: [] }];
  const got = render(answer, given, id);
  const advisory = isAdvisory(id, { given, ...expected });
  // A left-out `eta` or `error` means that there must be none.
  const stray = (['eta', 'error'] as const).find((key) => expected[key] === undefined && got[key] !== undefined);
  const failure = stray === undefined ? firstDifference(expected, got, '', advisory) : `${stray}: expected none, got ${JSON.stringify(got[stray])}`;
  return [{ name, failure, advice: allDifferences(expected, got, advisory) }];
}

export const endpoints: Kind = { name: 'endpoints', owns: (path) => /\/endpoints\/[^/]+\/[^/]+\.expected\.json$/.test(path), run };
