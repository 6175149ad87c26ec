import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { changeSettings, readSettings } from '@/lib/storage/settings';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from '../_support/database';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});

it('nothing stored: the defaults', async () => {
  expect(await readSettings(db)).toEqual(DEFAULT_SETTINGS);
});

it('a change leaves the rest, one after the other and both at once', async () => {
  await changeSettings(db, { language: 'zh-TW' });
  await Promise.all([changeSettings(db, { scheme: 'dark' }), changeSettings(db, { welcomed: true })]);
  expect(await readSettings(db)).toEqual({ ...DEFAULT_SETTINGS, language: 'zh-TW', scheme: 'dark', welcomed: true });
});

it('a field that an older version did not know takes its default, deep down too', async () => {
  await db.meta.put({ name: 'settings', value: { language: 'en', notices: { on: false, kinds: { delivered: false } }, quiet: { on: true } } });
  const settings = await readSettings(db);
  expect(settings).toMatchObject({ language: 'en', notices: { on: false, kinds: { delivered: false, exception: true } }, quiet: { on: true, fromMinute: DEFAULT_SETTINGS.quiet.fromMinute }, remembered: { postcode: '', phoneTail: '' } });
});
