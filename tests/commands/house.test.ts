/** The whole background put together on a fake browser: what pages are told when the database cannot be used. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createHouse, type House } from '@/lib/commands/house';
import { createRouter } from '@/lib/messages/router';
import { DATABASE_NAME } from '@/lib/storage/tables';

const route = (house: House) => {
  const router = createRouter(() => house.handlers());
  return (command: string, input: unknown = {}) => router({ command, input }, { ours: true });
};
beforeEach(() => fakeBrowser.reset());
afterEach(async () => {
  // Dexie says aloud that the house's connection gives way.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await Dexie.delete(DATABASE_NAME);
  vi.restoreAllMocks();
});

it('a page that finds no database gets one made', async () => {
  const send = route(createHouse());
  expect(await send('storage.prepare')).toEqual({ ok: true, value: { state: 'ready' } });
  expect(await send('parcel.edit', { key: 'yto:NONE', change: {} })).toEqual({ ok: false, problem: { kind: 'not_found' } });
});

it('newer data: said so, to storage.prepare and to every other command, and looked at anew next time', async () => {
  const newer = new Dexie(DATABASE_NAME);
  newer.version(99).stores({ meta: 'name' });
  await newer.open();
  newer.close();
  const send = route(createHouse());
  expect(await send('storage.prepare')).toEqual({ ok: true, value: { state: 'newer' } });
  expect(await send('parcel.delete', { key: 'yto:YT1' })).toEqual({ ok: false, problem: { kind: 'newer_database' } });
  await Dexie.delete(DATABASE_NAME);
  expect(await send('storage.prepare')).toEqual({ ok: true, value: { state: 'ready' } });
});

it('a disk that cannot be read: said so, nothing wiped, and looked at anew next time', async () => {
  const looking = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('no', 'UnknownError'));
  const send = route(createHouse());
  expect(await send('storage.prepare')).toEqual({ ok: true, value: { state: 'failed' } });
  expect(await send('parcel.delete', { key: 'yto:YT1' })).toEqual({ ok: false, problem: { kind: 'storage' } });
  looking.mockRestore();
  expect(await send('storage.prepare')).toEqual({ ok: true, value: { state: 'ready' } });
});
