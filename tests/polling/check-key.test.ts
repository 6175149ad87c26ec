/** Trying keys through the engine's own gate: pace, budget, health; and keys that are nowhere but in the vault. */
import { expect, it, vi } from 'vitest';
import { SourceFailure, type KeyCheck, type TrackingSource } from '@/lib/adapter/contract';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import { checkKey } from '@/lib/polling/check-key';
import { createEngine } from '@/lib/polling/engine';
import { buildHouse, madeUpSource, tableSource, type TestHouse } from '../_support/house';

const KEY = 'THE-USERS-0WN-KEY';
const META = madeUpSource({ id: 'keyed', kind: 'own-key', secrets: [{ name: 'key', label: { en: 'Key' } }], limits: { gapMs: 5000, perDay: 10, perNumberMs: 60_000 } });

async function house(outcome: KeyCheck | Error): Promise<TestHouse> {
  const made = await buildHouse({ metas: [META] });
  const source: TrackingSource = {
    ...tableSource(META, () => ({ kind: 'inconclusive', carrier: null, code: null, message: null })),
    async check(errand) {
      await errand.ask({ endpoint: 'keyed.check', method: 'GET', url: 'https://keyed.example/check' });
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  made.outside.secrets.set('keyed', { key: KEY });
  return { ...made, parts: { ...made.parts, sources: new Map([['keyed', source]]) } };
}
const stateOf = async ({ db }: TestHouse): Promise<SourceState | undefined> => db.sourceStates.get('keyed');

it('keys that work start a stopped source, and what is left is kept', async () => {
  const made = await house({ kind: 'works', allowance: { left: 88, of: 100 } });
  await made.db.sourceStates.put({ ...newSourceState('keyed'), stopped: true, failure: 'auth', allowance: { left: 1, of: 2, at: 3 } });
  expect(await checkKey(made.parts, 'keyed')).toEqual({ kind: 'works', allowance: { left: 88, of: 100 } });
  const now = made.outside.now;
  expect(await stateOf(made)).toMatchObject({ stopped: false, failure: null, lastGoodAt: now, keyCheck: { at: now, failure: null }, allowance: { left: 88, of: 100, at: now }, usedByHand: 1 });
});

it('keys that are refused stop the source, without a pop-up: the person is looking at it', async () => {
  const made = await house({ kind: 'failed', failure: 'auth' });
  await checkKey(made.parts, 'keyed');
  expect(await stateOf(made)).toMatchObject({ stopped: true, failure: 'auth', keyCheck: { failure: 'auth' } });
  expect(await made.db.notices.count()).toBe(0);
});

it('a source that was not reached says nothing about the keys', async () => {
  for (const failure of ['offline', 'permission_missing'] as const) {
    const made = await house(new SourceFailure(failure));
    expect(await checkKey(made.parts, 'keyed')).toEqual({ kind: 'failed', failure });
    expect(await stateOf(made)).not.toHaveProperty('keyCheck');
    expect(await stateOf(made)).toMatchObject({ stopped: false, failure: null });
  }
});

it('keeps the pace and the day\'s budget of the source', async () => {
  const made = await house({ kind: 'works', allowance: null });
  await checkKey(made.parts, 'keyed');
  await checkKey(made.parts, 'keyed');
  const [first, second] = made.outside.requests;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(5000);
  await made.db.sourceStates.update('keyed', { usedByHand: 10 });
  expect([await checkKey(made.parts, 'keyed'), made.outside.requests.length]).toEqual([{ kind: 'failed', failure: 'quota_exhausted' }, 2]);
});

it('nothing is tried without keys, with locked ones, or where the source has no way to', async () => {
  const made = await house({ kind: 'works', allowance: null });
  made.outside.secrets.delete('keyed');
  expect(await checkKey(made.parts, 'keyed')).toBeNull();
  const locked = { ...made.parts, ports: { ...made.parts.ports, vault: { ...made.parts.ports.vault, read: () => Promise.resolve('locked' as const) } } };
  expect([await checkKey(locked, 'keyed'), await checkKey(made.parts, 'nobody'), made.outside.requests.length]).toEqual([null, null, 0]);
});

it('a source that shouts the key back gets it neither stored nor told nor logged', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const made = await house(new Error(`bad key ${KEY}`));
  made.outside.answer = () => made.outside.reply({ error: KEY }, 500);
  const shouting: TrackingSource = {
    ...tableSource(META, () => ({ kind: 'failed', carrier: null, failure: 'auth', code: KEY, message: `no such key: ${KEY}` })),
    check: () => Promise.reject(new Error(KEY)),
    async track(questions, errand) {
      errand.noteDrift({ path: 'error', seen: `unknown ${KEY}` });
      return questions.map(() => ({ kind: 'failed', carrier: null, failure: 'auth', code: KEY, message: KEY }));
    },
  };
  const parts = { ...made.parts, sources: made.parts.sources as Map<string, TrackingSource> };
  parts.sources.set('keyed', shouting);
  expect(await checkKey(parts, 'keyed')).toEqual({ kind: 'failed', failure: 'internal' });
  await made.add('K1');
  await made.db.sourceStates.update('keyed', { stopped: false });
  await createEngine(parts).run();
  const rows = await Promise.all(made.db.tables.filter(({ name }) => name !== 'secrets').map((table) => table.toArray()));
  expect(JSON.stringify([rows, made.outside.popUps, warn.mock.calls])).not.toContain(KEY);
  expect((await stateOf(made))?.failure).toBe('auth');
  warn.mockRestore();
});

it('a refusal while polling stands as a failed check, and a quota that ends leaves nothing', async () => {
  const made = await house({ kind: 'works', allowance: { left: 88, of: 100 } });
  await checkKey(made.parts, 'keyed');
  const refusing = (failure: 'quota_exhausted' | 'auth') => createEngine({ ...made.parts, sources: new Map([['keyed', tableSource(META, () => ({ kind: 'failed', carrier: null, failure, code: null, message: null }))]]) }).run();
  await made.add('K1');
  await refusing('quota_exhausted');
  expect(await stateOf(made)).toMatchObject({ failure: 'quota_exhausted', keyCheck: { failure: null }, allowance: { left: 0, of: 100 } });
  await made.db.sourceStates.update('keyed', { backoffUntil: null });
  await made.makeDue();
  made.outside.now += 120_000;
  await refusing('auth');
  expect(await stateOf(made)).toMatchObject({ stopped: true, keyCheck: { failure: 'auth' } });
});
