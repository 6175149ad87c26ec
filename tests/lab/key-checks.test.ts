/** Key checks against the lab over TLS: right keys, wrong keys, and that a free check spends nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Errand, KeptToken } from '@/lib/adapter/contract';
import { sources as metas } from '@/lib/catalog/meta';
import { trackingSources } from '@/lib/polling/registry';
import { call } from './call';
import { type Lab, startLab } from './lab';
import { World } from './world';

const CASES = [...trackingSources.values()].filter(({ check }) => check !== undefined).map((source) => ({ id: source.id, source, names: (metas.get(source.id)?.secrets ?? []).map(({ name }) => name) }));

let lab: Lab;
beforeEach(async () => {
  lab = await startLab({ world: new World(() => Date.parse('2026-11-23T04:00:00Z')) });
});
afterEach(() => lab.close());

function errandOf(names: readonly string[], shelf: { token: KeptToken | null }, value: (name: string) => string): Errand {
  return {
    now: lab.world.now(), signal: new AbortController().signal, secrets: Object.fromEntries(names.map((name) => [name, value(name)])), carrierOf: () => null, noteDrift: () => undefined,
    tokens: { read: () => Promise.resolve(shelf.token), keep: (token) => Promise.resolve(void (shelf.token = token)) },
    async ask({ method, url, headers, body }) {
      const reply = await call(lab.port, method, url, { headers: { ...headers }, ...(body === undefined ? {} : { body }) });
      return { status: reply.status, contentType: String(reply.headers['content-type'] ?? ''), body: reply.body, retryAfterSeconds: null, receivedAt: lab.world.now() };
    },
  };
}

it.each(CASES)('$id: right keys work, wrong ones are refused', async ({ id, source, names }) => {
  // A user's keys are stated to the lab joined by a stroke.
  lab.world.setKeys(id, [names.map((name) => `right-${name}`).join('/')]);
  expect(await source.check?.(errandOf(names, { token: null }, (name) => `right-${name}`))).toMatchObject({ kind: 'works' });
  expect(await source.check?.(errandOf(names, { token: null }, (name) => `wrong-${name}`))).toEqual({ kind: 'failed', failure: 'auth' });
  expect(lab.log.map(({ note }) => note).filter((note) => note.startsWith('lab broke'))).toEqual([]);
});

it('17TRACK tells what is left, and checking spends none of it', async () => {
  lab.world.setKeys('seventeentrack', ['right-token']);
  lab.world.shelf<number>('seventeentrack/quota').set('total', 12);
  lab.world.shelf<number>('seventeentrack').set('RB1/3011', 1);
  const source = trackingSources.get('seventeentrack');
  const check = () => source?.check?.(errandOf(['token'], { token: null }, () => 'right-token'));
  expect([await check(), await check()]).toEqual(Array.from({ length: 2 }, () => ({ kind: 'works', allowance: { left: 11, of: 12 } })));
});

it('keys that buy a token keep it for the first question', async () => {
  lab.world.setKeys('fedex', ['right-clientId/right-clientSecret']);
  const shelf = { token: null };
  await trackingSources.get('fedex')?.check?.(errandOf(['clientId', 'clientSecret'], shelf, (name) => `right-${name}`));
  expect(shelf.token).not.toBeNull();
});
