// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dashboard } from '@/components/pages/Dashboard';
import { Options } from '@/components/pages/Options';
import { Popup } from '@/components/pages/Popup';
import { readPopupLists } from '@/lib/storage/queries/lists';
import { readRoute } from '@/components/pages/route';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { HouseContext } from '@/lib/live/house';
import type { HouseState } from '@/lib/live/open-house';
import type { Notice } from '@/lib/model/notice';
import { newSourceState } from '@/lib/model/source-state';
import { DAY, HOUR } from '@/lib/model/time';
import { browser } from '@/lib/platform/browser';
import { readClock } from '@/components/settings/NoticeSettings';
import { addOrder, addParcel, event } from '@/tests/storage/rows';
import { NOW, setTheStage, type Stage } from './in-house';

let stage: Stage;
const tabs: string[] = [];
beforeEach(async () => {
  stage = await setTheStage();
  tabs.length = 0;
  Object.assign(browser.tabs, { query: () => Promise.resolve([]), create: ({ url }: { readonly url: string }) => Promise.resolve(void tabs.push(url)) });
  Object.assign(browser.runtime, { getURL: (path: string) => `chrome-extension://x/${path}`, getManifest: () => ({ version: '1.2.3' }) });
  location.hash = '';
});
afterEach(cleanup);
const groups = (): string[] => screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent ?? '');
const answered = { lastAnswerAt: NOW - HOUR, leadSource: 'yto' } as const;

describe('the popup', () => {
  it('begins with one screen that ends in the paste box', async () => {
    await stage.show(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: /^start/i }));
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    expect(screen.getByText('Nothing on its way')).toBeTruthy();
    expect(stage.sent).toContainEqual({ command: 'settings.change', input: { welcomed: true } });
  });

  it('shows what needs the user first, then by when it comes, then what came', async () => {
    const eta = (day: string): { eta: { fromOn: string; untilOn: string; fromAt: null; untilAt: null; source: string } } => ({ eta: { fromOn: day, untilOn: day, fromAt: null, untilAt: null, source: 'yto' } });
    await addParcel(stage.db, 'YT0000000000001', 'yto', { ...answered, status: 'ready_for_pickup' });
    await addParcel(stage.db, 'YT0000000000002', 'yto', { ...answered, status: 'in_transit', ...eta('2026-11-24') });
    await addParcel(stage.db, 'YT0000000000003', 'yto', { ...answered, status: 'in_transit', ...eta('2026-11-25') });
    await addParcel(stage.db, 'YT0000000000004', 'yto', { ...answered, status: 'in_transit', ...eta('2026-11-28') });
    await addParcel(stage.db, 'YT0000000000005', 'yto', { ...answered, status: 'in_transit', ...eta('2026-12-20') });
    await addParcel(stage.db, 'YT0000000000006', 'yto', { ...answered, status: 'in_transit' });
    await addParcel(stage.db, 'YT0000000000007', 'yto', { ...answered, status: 'delivered', statusAt: NOW - DAY });
    await addParcel(stage.db, 'YT0000000000008', 'yto', { ...answered, status: 'in_transit', ...eta('2026-11-20') });
    await addOrder(stage.db, 'taobao', '2648103957264810395');
    await stage.show(<Popup />);
    await screen.findByText('Lately delivered');
    expect(groups()).toEqual(['Needs you · 1', 'Should be here by now', 'Today', 'Tomorrow', 'This week', 'Later', 'No date yet', 'Orders without a parcel yet', 'Lately delivered']);
  });

  it('news that could not be shown stands first until it is seen, and no row stands twice', async () => {
    const { key } = await addParcel(stage.db, 'YT0000000000001', 'yto', { ...answered, title: 'Teapot', status: 'delivered', statusAt: NOW - HOUR });
    await addParcel(stage.db, 'YT0000000000002', 'yto', { ...answered, title: 'Coat', status: 'delivered', statusAt: NOW - DAY });
    const news = (id: string, subject: string): Notice => ({ id, subject, subjectKind: 'parcel', kind: 'delivered', text: {}, state: 'missed', createdAt: NOW, shownAt: null, closedAt: null, digest: null, unread: 1 });
    await stage.db.notices.bulkPut([news('n1', key), news('n2', key), { ...news('n3', key), unread: 0 }]);
    await stage.show(<Popup />);
    await screen.findByText('News you have not seen · 1');
    expect([screen.getAllByText('Teapot').length, screen.getAllByText('Coat').length]).toEqual([1, 1]);
    fireEvent.click(screen.getByRole('button', { name: 'Seen' }));
    await waitFor(() => expect(groups()).toEqual(['Lately delivered']));
    expect(stage.sent).toContainEqual({ command: 'notice.seen', input: { ids: ['n1', 'n2'] } });
    expect(screen.getAllByText('Teapot')).toHaveLength(1);
  });

  it('leads to the parcel in a full tab to be allowed there, and to the options for a key', async () => {
    await addParcel(stage.db, 'YT0000000000001', 'yto', { blocked: 'permission_missing' });
    await addParcel(stage.db, 'X0000000000001', null, { blocked: 'no_source' });
    await stage.show(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: 'Allow' }));
    await waitFor(() => expect(tabs).toEqual(['chrome-extension://x/dashboard.html#/parcel/yto%3AYT0000000000001']));
    fireEvent.click(screen.getByRole('button', { name: 'Choose a source' }));
    await waitFor(() => expect(tabs[1]).toMatch(/options\.html#source/));
  });
});

describe('the dashboard', () => {
  it('tells what happened by day, newest first, and opens the detail beside it', async () => {
    const { key } = await addParcel(stage.db, 'YT0000000000001', 'yto', { ...answered, title: 'Coat', status: 'in_transit' });
    await stage.db.events.bulkPut([event(key, 'a', 1, { sortAt: NOW - HOUR, occurredAt: NOW - HOUR, subStatus: 'arrived_facility' }), event(key, 'b', 2, { sortAt: NOW - DAY, occurredAt: NOW - DAY, subStatus: 'picked_up' })]);
    await stage.show(<Dashboard />, { settings: { welcomed: true } });
    await screen.findByText('Arrived at a depot');
    expect(groups().map((heading) => heading.trim())).toEqual(['today 24 Nov', 'yesterday 23 Nov']);
    expect(screen.getByText('11:30')).toBeTruthy();
    location.hash = `#/parcel/${encodeURIComponent(key)}`;
    await screen.findByRole('heading', { name: 'Coat' });
    expect(screen.getByText('Arrived at a depot', { selector: 'b' })).toBeTruthy();
    fireEvent.keyDown(window, { key: 'Escape' });
    await waitFor(() => expect(location.hash).toBe('#/timeline'));
  });

  it('reads text that is pasted or dropped anywhere on the page', async () => {
    await stage.show(<Dashboard />, { settings: { welcomed: true } });
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox');
    const data = { getData: () => 'YT2648103957264', types: ['text/plain'] };
    fireEvent(document.body, Object.assign(new Event('paste', { bubbles: true }), { clipboardData: data }));
    await waitFor(() => expect(box.value).toBe('YT2648103957264'));
    fireEvent.input(box, { target: { value: '' } });
    fireEvent(document.body, Object.assign(new Event('dragover', { bubbles: true }), { dataTransfer: data }));
    await screen.findByText('Drop the text or picture to read it');
    fireEvent(document.body, Object.assign(new Event('drop', { bubbles: true }), { dataTransfer: data }));
    await waitFor(() => expect(box.value).toBe('YT2648103957264'));
  });

  it('takes text that the context menu handed over, once', async () => {
    await browser.storage.session.set({ 'handed-text': 'YT2648103957264' });
    location.hash = '#paste';
    await stage.show(<Dashboard />, { settings: { welcomed: true } });
    await waitFor(async () => expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('YT2648103957264'));
    expect(await browser.storage.session.get('handed-text')).toEqual({});
  });

  it.each(['needs', 'moving', 'orders', 'done', 'archived'])('the empty view %s says what to do', async (view) => {
    location.hash = `#/${view}`;
    await stage.show(<Dashboard />, { settings: { welcomed: true } });
    await screen.findByText('Paste a number above to follow it.');
  });

  it('keys survive the address, whatever is in them', () => {
    expect(readRoute(`#/order/${encodeURIComponent('jd:a/b:1 2%')}`, 'needs')).toEqual({ view: 'needs', detail: { kind: 'order', key: 'jd:a/b:1 2%' }, special: null });
    expect(readRoute('#/parcel/%E0%A4%A', 'timeline').detail?.key).toBe('%E0%A4%A');
    expect(readRoute('#/__proto__', 'timeline')).toEqual({ view: 'timeline', detail: null, special: null });
  });
});

describe('the options', () => {
  it('keep a key, and say how a source is doing', async () => {
    await stage.db.sourceStates.put({ ...newSourceState('kuaidi100'), failure: 'auth', failingSince: NOW - DAY, lastFailureAt: NOW - DAY, stopped: true });
    await stage.show(<Options />);
    await screen.findByText(/^Kuaidi100 does not accept your key, since/);
    fireEvent.input(screen.getByLabelText('API key (17token)'), { target: { value: 'secret' } });
    const form = screen.getByLabelText('API key (17token)').closest('form');
    await waitFor(() => expect(form?.querySelector('[type=submit]')?.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(screen.getAllByRole('button', { name: /^Save key/ }).find((button) => form?.contains(button) === true) ?? document.body);
    await screen.findByText('Key saved.');
    expect(stage.sent).toContainEqual({ command: 'source.set-secrets', input: { source: 'seventeentrack', secrets: { token: 'secret' } } });
  });

  it('allow a source', async () => {
    await stage.show(<Options />);
    fireEvent.click(await screen.findByRole('button', { name: 'Allow Japan Post' }));
    await screen.findByText('Allowed: trackings.post.japanpost.jp');
  });

  it('switch kinds, quiet hours, language and look, and show a test', async () => {
    await stage.show(<Options />);
    fireEvent.click(await screen.findByLabelText('It was delivered'));
    fireEvent.click(screen.getByLabelText(/^Hold notifications back/));
    fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'zh-TW' } });
    fireEvent.click(screen.getByLabelText('Dark'));
    fireEvent.click(screen.getByRole('button', { name: 'Show a test notification' }));
    await screen.findByText(/^Sent\./);
    const changes = stage.sent.filter(({ command }) => command === 'settings.change').map(({ input }) => input);
    expect(changes).toMatchObject([{ notices: { kinds: { delivered: false, shipped: true } } }, { quiet: { on: true } }, { language: 'zh-TW' }, { scheme: 'dark' }]);
    expect([readClock('22:30'), readClock('2'), readClock('24:00')]).toEqual([1350, null, null]);
  });
});

describe('every state is drawn', () => {
  it('the popup shows its first rows before the database is open, and nothing of them where there are none', async () => {
    await addParcel(stage.db, 'YT0000000000001', 'yto', { ...answered, status: 'ready_for_pickup', title: 'Desk lamp' });
    const early = readPopupLists(stage.db, NOW);
    await stage.show(<HouseContext.Consumer>{(house) => house && <HouseContext.Provider value={{ ...house, opening: { state: 'opening' }, db: null }}><Popup early={early} /></HouseContext.Provider>}</HouseContext.Consumer>);
    await screen.findByText('Desk lamp');
    expect(screen.getByRole('textbox')).toBeTruthy();
    cleanup();
    await stage.show(<HouseContext.Consumer>{(house) => house && <HouseContext.Provider value={{ ...house, opening: { state: 'newer' }, db: null }}><Popup early={Promise.resolve(null)} /></HouseContext.Provider>}</HouseContext.Consumer>);
    await screen.findByText('Your data is newer than this version');
  });
  async function showWhile(opening: HouseState): Promise<void> {
    await stage.show(<HouseContext.Consumer>{(house) => house && <HouseContext.Provider value={{ ...house, opening, db: null, reopen: () => tabs.push('again') }}><Popup /></HouseContext.Provider>}</HouseContext.Consumer>);
  }
  it('getting ready', async () => {
    await showWhile({ state: 'preparing' });
    await screen.findByText('Getting ready…');
  });
  it('newer data than this version', async () => {
    await showWhile({ state: 'newer' });
    await screen.findByText('Your data is newer than this version');
  });
  it('data that cannot be opened, with a way to try again', async () => {
    await showWhile({ state: 'failed', reason: 'QuotaExceededError' });
    expect((await screen.findByRole('alert')).textContent).toContain('QuotaExceededError');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(tabs).toEqual(['again']);
  });
  it('a part that breaks, with the rest of the page standing', async () => {
    let broken = true;
    const Part = (): string => {
      if (broken) throw new Error('x');
      return 'whole';
    };
    await stage.show(<><ErrorBoundary part="test"><Part /></ErrorBoundary><p>rest</p></>);
    await screen.findByText('This part could not be shown.');
    expect(screen.getByText('rest')).toBeTruthy();
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('whole');
  });
});
