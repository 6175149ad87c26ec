// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/preact';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { JSX } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { HouseProvider } from '@/lib/live/house-provider';
import { useHouse } from '@/lib/live/house';
import { useArea } from '@/lib/live/use-area';
import { useLive } from '@/lib/live/use-live';
import { browser } from '@/lib/platform/browser';
import { declareVersions } from '@/lib/storage/migrations';
import { readCounters } from '@/lib/storage/queries/house';
import { DATABASE_NAME } from '@/lib/storage/tables';
import { described } from '@/tests/adapter/custom/described';

afterEach(cleanup);
// The catalog comes from the disk of a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 });

function Page(): JSX.Element {
  const { text: { t, language }, catalog } = useHouse();
  const counters = useLive(readCounters, []);
  const worded = useArea('welcome', 'welcome.title');
  return (
    <p>
      {language} {t('base.name')} {worded ? t('welcome.start') : ''} {counters.state === 'ready' ? `moving ${counters.value.get('parcels:moving') ?? 0}` : counters.state} {catalog?.carrierName('yto', language)} {catalog?.own.size === 0 ? '' : [catalog?.carrierName('custom-x', language), catalog?.sources.get('custom-x')?.hosts[0], catalog?.carriers.get('custom-x')?.needs?.join()].join(' ')}
    </p>
  );
}

it('a page speaks, sees what is written, and follows language and scheme as they are changed', async () => {
  const disk = new IDBFactory();
  Object.assign(Dexie.dependencies, { indexedDB: disk, IDBKeyRange });
  vi.stubGlobal('indexedDB', disk);
  Object.assign(browser.i18n, { getUILanguage: () => 'en-GB' });
  const db = new Dexie(DATABASE_NAME, { indexedDB: disk, IDBKeyRange, cache: 'disabled' });
  declareVersions(db);
  await db.open();
  render(
    <HouseProvider areas={['base']}>
      <Page />
    </HouseProvider>,
  );
  await screen.findByText(/^en Ordertrail Start: paste a number moving 0 YTO Express$/);
  await db.table('counters').put({ name: 'parcels:moving', value: 3 });
  await screen.findByText(/moving 3/);
  await db.table('meta').put({ name: 'custom-x', value: { ...described({ name: 'Mine', address: 'https://api.example.com/{number}/{postcode}' }), id: 'custom-x' } });
  await screen.findByText(/YTO Express Mine api\.example\.com postcode$/);
  await db.table('meta').delete('custom-x');
  await waitFor(() => expect(screen.queryByText(/Mine/)).toBeNull());
  await db.table('meta').put({ name: 'settings', value: { language: 'zh-CN', scheme: 'dark' } });
  await screen.findByText(/^zh-CN 单迹 .* moving 3 圆通/);
  await waitFor(() => expect([document.documentElement.lang, document.documentElement.dataset['scheme']]).toEqual(['zh-CN', 'dark']));
});
