import { describe, expect, it, vi } from 'vitest';
import { SourceFailure, type SourceRequest } from '@/lib/adapter/contract';
import { createHttp, decodeBody } from '@/lib/platform/http';

const NOW = Date.parse('2026-10-10T12:00:00Z');
const REQUEST: SourceRequest = { endpoint: 'x.y', method: 'POST', url: 'https://api.example.com/track?n=1', headers: { source: 'PC' }, body: 'b' };
const never = new AbortController().signal;

interface World {
  readonly send: typeof fetch;
  readonly allowed?: (hosts: readonly string[]) => Promise<boolean>;
  readonly online?: boolean;
}
const http = ({ send, allowed = () => Promise.resolve(true), online = true }: World) => createHttp({ hasHosts: allowed }, () => NOW, () => online, send);
const answering = (response: () => Response): typeof fetch => () => Promise.resolve(response());
const failureOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(() => new Error('it went well'), (reason: unknown) => reason);
  expect(error).toBeInstanceOf(SourceFailure);
  return (error as SourceFailure).kind;
};

describe('a request', () => {
  it('goes out as it was stated, without cookies, referrer, cache or redirects', async () => {
    const send = vi.fn<typeof fetch>(answering(() => new Response('ok')));
    await http({ send }).send(REQUEST, never);
    const [url, options] = send.mock.calls[0] ?? [];
    expect(url).toBe(REQUEST.url);
    expect(options).toMatchObject({ method: 'POST', headers: { source: 'PC' }, body: 'b', credentials: 'omit', cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer' });
  });

  it('has no body where none was stated', async () => {
    const send = vi.fn<typeof fetch>(answering(() => new Response('ok')));
    await http({ send }).send({ endpoint: 'x.y', method: 'GET', url: 'https://api.example.com/' }, never);
    expect(Object.keys(send.mock.calls[0]?.[1] ?? {})).not.toContain('body');
  });

  it.each(['http://api.example.com/', 'http://192.168.0.1/', 'http://127.0.0.2/', 'http://[::1]/', 'ftp://api.example.com/', 'chrome://settings', 'not an address', ''])('is never sent to %j', async (url) => {
    const send = vi.fn<typeof fetch>();
    expect(await failureOf(http({ send }).send({ ...REQUEST, url }, never))).toBe('internal');
    expect(send).not.toHaveBeenCalled();
  });

  it('may be in plain text to the user\'s own computer, under a permission of that name', async () => {
    const allowed = vi.fn<(hosts: readonly string[]) => Promise<boolean>>(() => Promise.resolve(true));
    for (const url of ['http://localhost:3000/x', 'http://0x7f.1:3000/x']) await http({ send: answering(() => new Response('ok')), allowed }).send({ ...REQUEST, url }, never);
    expect(allowed.mock.calls).toEqual([[['http://localhost']], [['http://127.0.0.1']]]);
  });

  it('is not sent without the permission for its host', async () => {
    const send = vi.fn<typeof fetch>();
    const allowed = vi.fn<(hosts: readonly string[]) => Promise<boolean>>(() => Promise.resolve(false));
    expect(await failureOf(http({ send, allowed }).send(REQUEST, never))).toBe('permission_missing');
    expect([allowed.mock.calls, send.mock.calls]).toEqual([[[['api.example.com']]], []]);
  });

  it('fails inside when the permissions cannot be read', async () => {
    expect(await failureOf(http({ send: answering(() => new Response('')), allowed: () => Promise.reject(new Error('gone')) }).send(REQUEST, never))).toBe('internal');
  });
});

describe('a reply', () => {
  it.each([200, 204, 400, 401, 403, 404, 429, 500, 503])('HTTP %i is handed on, whatever it means', async (status) => {
    const reply = await http({ send: answering(() => new Response(status === 204 ? null : 'words', { status, headers: { 'content-type': 'text/plain', 'retry-after': '60' } })) }).send(REQUEST, never);
    expect(reply).toEqual({ status, contentType: 'text/plain', body: status === 204 ? '' : 'words', retryAfterSeconds: 60, receivedAt: NOW });
  });

  it('an HTTP date to wait for counts from when the reply came', async () => {
    const reply = await http({ send: answering(() => new Response('', { status: 429, headers: { 'retry-after': 'Sat, 10 Oct 2026 12:02:00 GMT' } })) }).send(REQUEST, never);
    expect(reply.retryAfterSeconds).toBe(120);
  });

  it.each([301, 302, 303, 307, 308])('HTTP %i is its own failure, and is not followed', async (status) => {
    const send = vi.fn<typeof fetch>(answering(() => new Response(null, { status, headers: { location: 'https://elsewhere.example.com/' } })));
    expect(await failureOf(http({ send }).send(REQUEST, never))).toBe('redirected');
    expect(send).toHaveBeenCalledOnce();
  });

  it('a redirect as browsers show it (opaque, status 0) is a redirect', async () => {
    const opaque = Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, status: { value: 0 } });
    expect(await failureOf(http({ send: answering(() => opaque) }).send(REQUEST, never))).toBe('redirected');
  });

  it('2 MB are read to the last byte, one byte more is no tracking reply', async () => {
    const cap = 2 * 1024 * 1024;
    const reply = await http({ send: answering(() => new Response(new Uint8Array(cap).fill(120))) }).send(REQUEST, never);
    expect(reply.body).toHaveLength(cap);
    expect(await failureOf(http({ send: answering(() => new Response(new Uint8Array(cap + 1))) }).send(REQUEST, never))).toBe('changed');
  });

  it('a body without end is left after 2 MB', async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
      cancel: () => new Promise(() => undefined),
    });
    expect(await failureOf(http({ send: answering(() => new Response(endless)) }).send(REQUEST, never))).toBe('changed');
    expect(given).toBeLessThan(3 * 1024 * 1024);
  });
});

describe('a call that comes to nothing', () => {
  const refused: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch https://api.example.com/track?n=1'));

  it('is the machine\'s trouble while it is offline, the host\'s while it is not', async () => {
    expect(await failureOf(http({ send: refused }).send(REQUEST, never))).toBe('unreachable');
    expect(await failureOf(http({ send: refused, online: false }).send(REQUEST, never))).toBe('offline');
  });

  it('says nothing of the request in what it throws', async () => {
    const error: unknown = await http({ send: refused }).send(REQUEST, never).catch((reason: unknown) => reason);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('example.com');
  });

  it('a body that breaks off is a call that failed', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    });
    expect(await failureOf(http({ send: answering(() => new Response(broken)) }).send(REQUEST, never))).toBe('unreachable');
  });

  it('ends after 15 seconds, and when the run is stopped', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => (ms === 15_000 ? AbortSignal.abort() : never));
    const waiting: typeof fetch = (_, options) => new Promise((_resolve, reject) => {
      if (options?.signal?.aborted === true) reject(new DOMException('stopped', 'AbortError'));
      options?.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    });
    expect(await failureOf(http({ send: waiting }).send(REQUEST, never))).toBe('unreachable');
    timeout.mockRestore();
    const stop = new AbortController();
    const stopped = failureOf(http({ send: waiting }).send(REQUEST, stop.signal));
    stop.abort();
    expect(await stopped).toBe('unreachable');
  });
});

describe('the charset of a body', () => {
  const bytes = (...list: readonly number[]): Uint8Array => new Uint8Array(list);
  it.each([
    ['GBK', 'text/html; charset=GBK', bytes(0xd4, 0xb2, 0xcd, 0xa8), '圆通'], ['quoted', 'text/html; charset="shift_jis"', bytes(0x93, 0xfa), '日'], ['UTF-8 without a word', null, bytes(0xe5, 0x9c, 0x86), '圆'],
    ['a byte order mark', 'application/json', bytes(0xef, 0xbb, 0xbf, 0x7b), '{'], ['unknown', 'text/html; charset=klingon', bytes(0x61), 'a'], ['broken bytes', 'text/plain', bytes(0xff, 0x61), '\ufffda'],
  ])('%s', (_, contentType, body, text) => expect(decodeBody(body, contentType)).toBe(text));
});
