// @vitest-environment happy-dom
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLookHint, readLookHint } from '@/lib/live/hints';
import { type HouseState, openHouse } from '@/lib/live/open-house';
import { browser } from '@/lib/platform/browser';
import { NEWEST } from '@/lib/storage/migrations';
import { DATABASE_NAME } from '@/lib/storage/tables';

let disk: IDBFactory;
beforeEach(() => {
  disk = new IDBFactory();
  Object.assign(Dexie.dependencies, { indexedDB: disk, IDBKeyRange });
  vi.stubGlobal('indexedDB', disk);
});

async function create(version: number): Promise<void> {
  const db = new Dexie(DATABASE_NAME, { indexedDB: disk, IDBKeyRange });
  db.version(version).stores({ ...NEWEST.stores });
  await db.open();
  db.close();
}

/** What the background answers to `storage.prepare`. */
function background(answer: () => Promise<unknown>): void {
  Object.assign(browser.runtime, { sendMessage: answer });
}

async function told(): Promise<readonly HouseState[]> {
  const states: HouseState[] = [];
  await openHouse((state) => states.push(state));
  return states;
}

describe('opening from a page', () => {
  it('goes straight in where the database is there', async () => {
    await create(NEWEST.version);
    const states = await told();
    expect(states.map(({ state }) => state)).toEqual(['ready']);
  });

  it('has the background make it where there is none, and says so meanwhile', async () => {
    background(async () => {
      await create(NEWEST.version);
      return { ok: true, value: { state: 'ready' } };
    });
    expect((await told()).map(({ state }) => state)).toEqual(['preparing', 'ready']);
  });

  it('leaves newer data alone', async () => {
    await create(NEWEST.version + 1);
    expect((await told()).map(({ state }) => state)).toEqual(['newer']);
  });

  it('gives up with a reason where nobody can make it', async () => {
    background(() => Promise.resolve({ ok: true, value: { state: 'failed' } }));
    const states = await told();
    expect(states.at(-1)).toEqual({ state: 'failed', reason: 'prepare' });
  });

  it('gives up where the background cannot be reached', async () => {
    background(() => Promise.reject(new Error('no receiver')));
    expect((await told()).at(-1)).toEqual({ state: 'failed', reason: 'internal' });
  });
});

describe('the hint of how the last page looked', () => {
  it('is kept, and what is no look is nothing', () => {
    keepLookHint({ language: 'zh-TW', scheme: 'dark' });
    expect(readLookHint()).toEqual({ language: 'zh-TW', scheme: 'dark' });
    localStorage.setItem('ordertrail.look', '{"language":"xx","scheme":7}');
    expect(readLookHint()).toEqual({ language: 'auto', scheme: 'auto' });
    localStorage.setItem('ordertrail.look', 'not json');
    expect(readLookHint()).toEqual({ language: 'auto', scheme: 'auto' });
  });
});
