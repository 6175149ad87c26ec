// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OrderDetailView } from '@/components/detail/OrderDetailView';
import { ParcelDetailView } from '@/components/detail/ParcelDetailView';
import { stationsOf } from '@/components/detail/stations';
import { HOUR } from '@/lib/model/time';
import { addOrder, addParcel, event, notice, plan } from '@/tests/storage/rows';
import { NOW, setTheStage, type Stage, ZONE } from './in-house';

const KEY = 'yto:YT2648103957264';
let stage: Stage;
beforeEach(async () => {
  stage = await setTheStage();
});
afterEach(cleanup);
const press = async (name: string | RegExp): Promise<void> => void fireEvent.click(await screen.findByRole('button', { name }));

describe('a parcel in detail', () => {
  it('is renamed, noted, muted, archived and marked as received', async () => {
    stage.granted.add('www.yto.net.cn');
    await addParcel(stage.db, 'YT2648103957264', 'yto', { lastAnswerAt: NOW, status: 'in_transit', leadSource: 'yto' });
    await stage.show(<ParcelDetailView of={KEY} />);
    await press('Rename');
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: '  Teapot ' } });
    await press('Save');
    await screen.findByRole('heading', { name: 'Teapot' });
    fireEvent.input(screen.getByLabelText(/^Note/), { target: { value: 'for mother' } });
    fireEvent.blur(screen.getByLabelText(/^Note/));
    await screen.findByText('Saved');
    await press('Mute');
    await press('Unmute');
    await press('Archive');
    await press('Take out of the archive');
    await press('I have it');
    await press('I do not have it');
    await waitFor(async () => expect(await stage.db.parcels.get(KEY)).toMatchObject({ title: 'Teapot', note: 'for mother', muted: false, archived: false, receivedAt: null }));
  });

  it('the name field has the focus at once, Escape leaves it and hands the focus back', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto', { lastAnswerAt: NOW, status: 'in_transit', leadSource: 'yto' });
    await stage.show(<ParcelDetailView of={KEY} />);
    const left: string[] = [];
    const note = ({ key }: KeyboardEvent): void => void left.push(key);
    addEventListener('keydown', note);
    await press('Rename');
    const field = screen.getByLabelText('Name');
    expect(document.activeElement).toBe(field);
    // Who composes Chinese presses Escape to take the letters back.
    fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    expect(screen.getByLabelText('Name')).toBe(field);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(document.activeElement).toBe(await screen.findByRole('button', { name: 'Rename' }));
    removeEventListener('keydown', note);
    expect(left, 'Escape in the field is not the page\'s').toEqual(['Escape']);
  });

  it('is deleted and comes back', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto');
    await stage.show(<ParcelDetailView of={KEY} />);
    await press('Delete');
    await screen.findByText('Deleted.');
    expect((await stage.db.parcels.get(KEY))?.deletedAt).toBe(NOW);
    await press('Undo');
    await screen.findByRole('button', { name: 'Delete' });
  });

  it('offers the permission before the background has noticed that it is missing', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto');
    await stage.show(<ParcelDetailView of={KEY} />);
    await press('Allow YTO Express');
    await waitFor(() => expect(stage.sent.map(({ command }) => command)).toContain('source.permission-changed'));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^allow/i })).toBeNull());
  });

  it('says when it may be asked again', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto', { lastAnswerAt: NOW, leadSource: 'yto', status: 'in_transit' });
    await stage.db.plans.put(plan(KEY, { dueAt: NOW + 3 * HOUR, floors: { yto: NOW + HOUR } }));
    await stage.show(<ParcelDetailView of={KEY} />);
    await screen.findByText('Next possible at 13:30');
    expect(screen.getByRole('button', { name: 'Check now' }).getAttribute('aria-disabled')).toBe('true');
    await press('Check now');
    expect(stage.sent.map(({ command }) => command)).not.toContain('parcel.check-now');
    expect(document.body.textContent).toContain('next 15:30');
  });

  it('asks at once where nothing forbids it', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto', { lastAnswerAt: NOW - HOUR, lastAskedAt: NOW - HOUR, leadSource: 'yto', status: 'in_transit' });
    await stage.show(<ParcelDetailView of={KEY} />);
    await press('Check now');
    await screen.findByText('Asking…');
  });

  it('shows the carrier’s words on demand and what the carrier took back', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto', { lastAnswerAt: NOW });
    await stage.db.events.bulkPut([event(KEY, 'a', 1, { status: 'delivered', subStatus: 'signed', text: 'Signed by M' }), event(KEY, 'b', 2, { subStatus: 'picked_up', text: 'Collected', withdrawnAt: NOW })]);
    await stage.show(<ParcelDetailView of={KEY} />);
    await screen.findByText('Delivered, signed for');
    expect(screen.queryByText('Signed by M')).toBeNull();
    expect(screen.getByText('no longer listed by the carrier')).toBeTruthy();
    await press('Show the carrier’s words');
    expect(screen.getByText('Signed by M')).toBeTruthy();
  });

  it('takes what the carrier wants to know', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto', { blocked: 'needs_input' });
    await stage.show(<ParcelDetailView of={KEY} />);
    fireEvent.input(await screen.findByLabelText(/^Last 4 digits/), { target: { value: '1234' } });
    await press('Save');
    await waitFor(async () => expect((await stage.db.parcels.get(KEY))?.input).toEqual({ phoneTail: '1234' }));
  });

  it('being looked at, its notices are seen', async () => {
    await addParcel(stage.db, 'YT2648103957264', 'yto');
    await stage.db.notices.put(notice(KEY, 'n1'));
    await stage.show(<ParcelDetailView of={KEY} />);
    await waitFor(async () => expect((await stage.db.notices.get('n1'))?.unread).toBe(0));
  });

  it('says so when it is gone', async () => {
    await stage.show(<ParcelDetailView of="yto:NOTHING" />);
    await screen.findByText('This is no longer here');
  });
});

it('an order in detail shows items, money and parcels, and is deleted and comes back', async () => {
  const parcel = await addParcel(stage.db, 'YT2648103957264', 'yto', { title: 'Coat' });
  const item = { title: 'Wool coat', quantity: 1, unitPrice: { minor: 6120, currency: 'EUR' }, lineTotal: null, variant: null, itemId: null, url: null, imageUrl: null };
  const order = await addOrder(stage.db, 'taobao', '2648103957264810395', { items: [item] });
  await stage.db.orderParcels.put({ key: `${order.key}|${parcel.key}`, order: order.key, parcel: parcel.key, items: [] });
  await stage.show(<OrderDetailView of={order.key} />);
  await screen.findByText('€61.20');
  expect(screen.getByRole('link', { name: 'Coat' }).getAttribute('href')).toBe('#/parcel/yto%3AYT2648103957264');
  await press('Delete');
  await screen.findByText('Deleted.');
  await press('Undo');
  await screen.findByText('€61.20');
});

it('the four stations know the days they were reached', async () => {
  const parcel = await addParcel(stage.db, 'YT1', 'yto', { status: 'out_for_delivery' });
  const at = (day: number): number => Date.UTC(2026, 10, day, 2);
  const events = [event(parcel.key, 'c', 3, { status: 'out_for_delivery', sortAt: at(24) }), event(parcel.key, 'b', 2, { sortAt: at(22) }), event(parcel.key, 'a', 1, { status: 'pre_transit', sortAt: at(20) })];
  expect(stationsOf(parcel, events, ZONE)).toEqual([
    { name: 'announced', past: true, day: '2026-11-20' }, { name: 'sent', past: true, day: '2026-11-22' }, { name: 'near', past: true, day: '2026-11-24' }, { name: 'done', past: false, day: null },
  ]);
});

it('an order says where it is known from, which amounts disagree, and leads to the shop; what it copies is the number', async () => {
  const copied: string[] = [];
  // A fake window would follow the links.
  addEventListener('click', (event) => event.target instanceof HTMLAnchorElement && event.preventDefault());
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
  const yuan = (minor: number) => ({ minor, currency: 'CNY' });
  const order = await addOrder(stage.db, 'generic', 'A-1001', {
    site: 'tea.example.com', status: 'paid', rawStatus: 'Processing', links: { cancel: 'https://tea.example.com/cancel/A-1001' }, sources: { status: { kind: 'page-detail', page: null, readAt: NOW - HOUR } },
    money: { total: yuan(7900), paid: yuan(7550), refunded: yuan(2000) }, conflicts: [{ name: 'paid', amount: yuan(7550), kind: 'file' }],
  });
  await stage.db.payments.put({ key: 'alipay:1', format: 'alipay', kind: 'refund', transactionId: '1', at: NOW - HOUR, direction: '', money: yuan(2000), counterparty: 'Tea House', title: null, method: null, rawStatus: null, order: order.key, createdAt: NOW });
  await stage.show(<OrderDetailView of={order.key} />);
  await screen.findByText(/Tea House · /);
  await screen.findByText(/^Paid: a bill or file says .*75\.50/);
  await screen.findByText(/55\.50/);
  await screen.findByText(/^the order’s page · /);
  const cancel = await screen.findByRole('link', { name: /Cancel the order/ });
  expect(cancel.getAttribute('href')).toBe('https://tea.example.com/cancel/A-1001');
  fireEvent.click(cancel);
  expect(copied).toEqual([]);
  const invoice = screen.getByText(/^Invoice/).closest('a');
  expect(invoice?.getAttribute('href')).toBe('https://tea.example.com/');
  if (invoice !== null) fireEvent.click(invoice);
  expect(copied).toEqual(['A-1001']);
});
