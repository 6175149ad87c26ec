/** The sources of the lab that sell tokens, asked by the product's own code. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Errand, KeptToken, TrackingSource } from '@/lib/adapter/contract';
import { readRetryAfter } from '@/lib/adapter/retry-after';
import { HOUR } from '@/lib/model/time';
import fedex from '@/lib/sources/fedex';
import ups from '@/lib/sources/ups';
import usps from '@/lib/sources/usps';
import { call } from './call';
import { type Lab, startLab } from './lab';
import { DOMESTIC_LIFE } from './life';
import { World } from './world';

const REAL_NOW = Date.parse('2026-11-23T04:00:00Z');
const SOURCES: readonly { readonly id: string; readonly source: TrackingSource; readonly number: string; readonly host: string }[] = [
  { id: 'fedex', source: fedex, number: '449044304137', host: 'apis.fedex.com' },
  { id: 'ups', source: ups, number: '1Z12345E0291980793', host: 'onlinetools.ups.com' },
  { id: 'usps', source: usps, number: '9205590164917312751089', host: 'apis.usps.com' },
];

let lab: Lab;
beforeEach(async () => {
  lab = await startLab({ world: new World(() => REAL_NOW) });
  for (const { id, number } of SOURCES) {
    lab.world.setKeys(id, ['id/secret']);
    lab.world.add({ number, carrier: id, life: DOMESTIC_LIFE });
  }
});
afterEach(() => lab.close());

/** An errand over TLS, on the world's clock. */
function errandTo(shelf: { token: KeptToken | null }, clientSecret = 'secret'): Errand {
  return {
    now: lab.world.now(), signal: new AbortController().signal, secrets: { clientId: 'id', clientSecret }, carrierOf: () => null, noteDrift: (hint) => expect.unreachable(JSON.stringify(hint)),
    tokens: {
      read: () => Promise.resolve(shelf.token),
      async keep(token) {
        shelf.token = token;
      },
    },
    async ask({ method, url, headers, body }) {
      const reply = await call(lab.port, method, url, { headers: { ...headers }, ...(body === undefined ? {} : { body }) });
      const now = lab.world.now();
      return { status: reply.status, contentType: String(reply.headers['content-type'] ?? ''), body: reply.body, retryAfterSeconds: readRetryAfter(String(reply.headers['retry-after'] ?? ''), now), receivedAt: now };
    },
  };
}

it.each(SOURCES)('$id buys one token for many looks and another one when it has ended', async ({ source, number, host }) => {
  const shelf = { token: null };
  const ask = (): Promise<unknown> => source.track([{ number, input: {} }], errandTo(shelf));
  expect(await ask()).toMatchObject([{ kind: 'found', carrier: source.id, report: { status: 'in_transit' } }]);
  await ask();
  expect(lab.log.map(({ path, status }) => [path.includes('token'), status])).toEqual([[true, 200], [false, 200], [false, 200]]);
  lab.world.turn(19 * HOUR);
  expect(await ask()).toMatchObject([{ report: { status: 'out_for_delivery' } }]);
  expect([lab.countRequests(host), lab.countAsked(number)]).toEqual([5, 3]);
});

it.each(SOURCES)('$id: a token that was taken back is replaced, keys that are refused are told', async ({ source, number }) => {
  const shelf = { token: { value: 'taken-back', expiresAt: lab.world.now() + HOUR } };
  expect(await source.track([{ number, input: {} }], errandTo(shelf))).toMatchObject([{ kind: 'found' }]);
  expect(lab.log.map(({ status }) => status)).toEqual([401, 200, 200]);
  expect(await source.track([{ number, input: {} }], errandTo({ token: null }, 'wrong'))).toMatchObject([{ kind: 'failed', failure: 'auth' }]);
});

it.each(SOURCES)('$id says not found of a stranger', async ({ source }) => {
  expect(await source.track([{ number: '1Z99999999999999ZZ', input: {} }], errandTo({ token: null }))).toMatchObject([{ kind: 'not_found', subStatus: 'no_record' }]);
});

it('USPS asks to wait after 60 calls in an hour', async () => {
  const shelf = { token: null };
  let last: unknown;
  for (let calls = 0; calls <= 60; calls += 1) last = await usps.track([{ number: '9205590164917312751089', input: {} }], errandTo(shelf));
  expect(last).toMatchObject([{ kind: 'failed', failure: 'rate_limited', retryAfterSeconds: 1800 }]);
});
