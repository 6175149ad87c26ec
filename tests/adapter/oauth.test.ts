import { describe, expect, it } from 'vitest';
import type { Reader, SourceReply, SourceRequest } from '@/lib/adapter/contract';
import { askWithToken, basicAuth, grantForm, tokenEndpoint } from '@/lib/adapter/oauth';
import { pathPart } from '@/lib/adapter/path';
import { SECOND } from '@/lib/model/time';
import { ask, errandWith, FETCHED_AT, type TestErrand } from '../sources/reading';

const CALL = {
  grant: { endpoint: tokenEndpoint('post'), method: 'POST', url: 'https://post.example/token', body: grantForm() } satisfies SourceRequest,
  request: (token: string): SourceRequest => ({ endpoint: 'post.track', method: 'GET', url: 'https://post.example/track', headers: { Authorization: `Bearer ${token}` } }),
};
/** Says what it was given to read. */
const read: Reader = (body, { endpoint, httpStatus, questions }) => questions.map(() => ({ kind: 'inconclusive', carrier: null, code: `${endpoint} ${httpStatus}`, message: body }));

async function run(granted: string | Partial<SourceReply>, kept: Parameters<typeof errandWith>[2] = null): Promise<TestErrand & { readonly said: unknown }> {
  const made = errandWith(({ endpoint }) => (endpoint === 'post.token' ? granted : 'read me'), {}, kept);
  return { ...made, said: await askWithToken(CALL, read, [ask('A1'), ask('A2')], made.errand) };
}
const grant = (life?: unknown): string => JSON.stringify({ access_token: 'abc.DEF-1', token_type: 'Bearer', ...(life === undefined ? {} : { expires_in: life }) });

describe('a token', () => {
  it('is bought, kept and sent; the reply goes to the reader with every question', async () => {
    const { said, requests, shelf } = await run(grant(3600));
    expect(requests).toEqual([CALL.grant, CALL.request('abc.DEF-1')]);
    expect(said).toMatchObject([{ code: 'post.track 200', message: 'read me' }, { code: 'post.track 200' }]);
    expect(shelf.token).toEqual({ value: 'abc.DEF-1', expiresAt: FETCHED_AT + 3600 * SECOND });
  });

  it.each([['14399', 14399], [28_799, 28_799], [undefined, 3600], [null, 3600], ['soon', 3600], [-5, 3600], [0, 3600], [1e12, 86_400]])('stated to live %s seconds it is kept for %i', async (stated, seconds) => {
    expect((await run(grant(stated))).shelf.token?.expiresAt).toBe(FETCHED_AT + seconds * SECOND);
  });

  it('is not used in its last minute: the call must still arrive', async () => {
    expect((await run(grant(), { value: 'old', expiresAt: FETCHED_AT + 59 * SECOND })).requests).toHaveLength(2);
    expect((await run(grant(), { value: 'old', expiresAt: FETCHED_AT + 61 * SECOND })).requests).toEqual([CALL.request('old')]);
  });

  it.each(['', 'null', '[]', '{}', '{"access_token":7}', '{"access_token":""}', '{"access_token":"a b"}', '{"access_token":"a\\nb"}', JSON.stringify({ access_token: 'a'.repeat(8193) })])('that cannot be sent (%.40s) is none: the reader gets that reply', async (body) => {
    const { said, requests, shelf } = await run(body);
    expect(said).toMatchObject([{ code: 'post.token 200', message: body }, {}]);
    expect([requests.length, shelf.kept]).toEqual([1, []]);
  });

  it('that comes with a refusal is none, and 400 is a refusal of the keys', async () => {
    expect((await run({ status: 500, body: grant() })).said).toMatchObject([{ code: 'post.token 500' }, {}]);
    expect((await run({ status: 400, body: '{"error":"invalid_client"}' })).said).toMatchObject([{ code: 'post.token 401' }, {}]);
  });
});

it('keys in HTTP Basic are UTF-8, whatever was typed', () => {
  expect(Buffer.from(basicAuth('名:x', 'ß').slice(6), 'base64').toString('utf8')).toBe('名:x:ß');
});

it('a form states the grant and escapes what goes with it', () => {
  expect(grantForm({ client_id: 'a&b=c' })).toBe('grant_type=client_credentials&client_id=a%26b%3Dc');
});

it('a number is one segment of a path, whatever it is', () => {
  const segments = (number: string): readonly string[] => new URL(`https://x.example/a/${pathPart(number)}/z`).pathname.split('/');
  for (const number of ['1Z999', '..', '.', 'A/B', '../..', '%2E%2E', 'A?b#c', '\\', '']) expect(segments(number)).toHaveLength(4);
});
