import { beforeEach, describe, expect, it } from 'vitest';
import { newSourceState } from '@/lib/model/source-state';
import { DAY } from '@/lib/model/time';
import { readSettings } from '@/lib/storage/settings';
import { addOrder, addParcel, event, expectSound, NOW, notice, plan } from '../storage/rows';
import { type Desk, openDesk } from './handlers';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
const parcelOf = (key = 'yto:YT1') => desk.db.parcels.get(key);
const planOf = (key = 'yto:YT1') => desk.db.plans.get(key);
const addition = (number: string, carrier: string | null = 'yto') => ({ kind: 'parcel' as const, number, carrier, input: {}, source: null, title: null, pickupCode: null, pickupPlace: null });
const REFUSED = { ok: false, problem: { kind: 'bad_input' } };
const GONE = { ok: false, problem: { kind: 'not_found' } };

describe('adding', () => {
  it('keeps, asks at once, and tells what was known', async () => {
    expect(await desk.send('intake.add', { additions: [addition('YT1000'), addition('YT2000'), addition('yt 1000')], links: [] })).toEqual({ ok: true, value: { added: ['yto:YT1000', 'yto:YT2000'], known: ['yto:YT1000'] } });
    expect(desk.done).toEqual(['wake']);
    await expectSound(desk.db);
  });

  it('stores no undefined, whatever the page left open', async () => {
    await desk.send('intake.add', { additions: [{ ...addition('YT1000'), input: { postcode: undefined, phoneTail: '1234' } }], links: [] });
    expect((await parcelOf('yto:YT1000'))?.input).toEqual({ phoneTail: '1234' });
    expect(Object.keys((await parcelOf('yto:YT1000'))?.input ?? {})).toEqual(['phoneTail']);
  });

  it.each(['', '   ', '----', ' - - - ', 'YT1', '\u200b\u200b\u200b\u200b\u200b', 'x'.repeat(61)])('the number %j is none', async (number) => {
    expect(await desk.send('intake.add', { additions: [addition(number)], links: [] })).toEqual(REFUSED);
    expect(await desk.db.parcels.count()).toBe(0);
  });

  it('is taken back whole, also when the carrier was found in between', async () => {
    await desk.send('intake.add', { additions: [addition('YT1000', null), addition('YT2000')], links: [] });
    await desk.send('parcel.edit', { key: '?:YT1000', change: { carrier: 'yto' } });
    expect(await desk.send('intake.undo', { keys: ['?:YT1000', 'yto:YT2000'] })).toEqual({ ok: true, value: { done: true } });
    expect(await Promise.all([desk.db.parcels, desk.db.plans, desk.db.aliases].map((table) => table.count()))).toEqual([0, 0, 0]);
    await expectSound(desk.db);
  });
});

describe('check now', () => {
  it('wakes the poller when it may ask at once', async () => {
    await addParcel(desk.db, 'YT1', 'yto');
    expect(await desk.send('parcel.check-now', { key: 'yto:YT1' })).toEqual({ ok: true, value: { startsAt: NOW } });
    expect(desk.done).toEqual(['check yto:YT1', 'wake']);
  });

  it('says when, and wakes nobody, while a source asks to wait', async () => {
    await addParcel(desk.db, 'YT1', 'yto');
    desk.startsAt = NOW + DAY;
    expect(await desk.send('parcel.check-now', { key: 'yto:YT1' })).toEqual({ ok: true, value: { startsAt: NOW + DAY } });
    expect(desk.done).toEqual(['check yto:YT1']);
  });

  it('of a parcel that is gone is told', async () => {
    expect(await desk.send('parcel.check-now', { key: 'yto:NONE' })).toEqual(GONE);
    expect(desk.done).toEqual([]);
  });
});

describe('editing a parcel', () => {
  it('changes what was said and nothing else', async () => {
    const before = await addParcel(desk.db, 'YT1', 'yto');
    expect(await desk.send('parcel.edit', { key: 'yto:YT1', change: { title: 'Coat', note: 'gift', muted: true } })).toEqual({ ok: true, value: { key: 'yto:YT1' } });
    expect(await parcelOf()).toEqual({ ...before, title: 'Coat', note: 'gift', muted: true, updatedAt: NOW, rev: 2 });
    expect([await planOf(), desk.done]).toEqual([undefined, ['tend']]);
  });

  it('a note on a parcel whose life is over asks nobody', async () => {
    await addParcel(desk.db, 'YT1', 'yto', { status: 'delivered' });
    await desk.send('parcel.edit', { key: 'yto:YT1', change: { note: 'nice' } });
    expect(await planOf()).toBeUndefined();
  });

  it('received and archived put it away; taking that back asks again, no sooner than the source allows', async () => {
    await addParcel(desk.db, 'YT1', 'yto', { status: 'in_transit' });
    await desk.db.plans.put(plan('yto:YT1', { dueAt: NOW + 5000, floors: { s: NOW + DAY } }));
    await desk.send('parcel.edit', { key: 'yto:YT1', change: { received: true } });
    expect(await parcelOf()).toMatchObject({ shelf: 'done', receivedAt: NOW });
    await desk.send('parcel.edit', { key: 'yto:YT1', change: { received: false, archived: true } });
    expect(await parcelOf()).toMatchObject({ shelf: 'archived', receivedAt: null });
    await desk.send('parcel.edit', { key: 'yto:YT1', change: { archived: false } });
    expect([await parcelOf(), await planOf()]).toMatchObject([{ shelf: 'moving' }, { dueAt: NOW, floors: { s: NOW + DAY } }]);
    await expectSound(desk.db);
  });

  it('a delivered parcel that comes out of the archive asks nobody', async () => {
    await addParcel(desk.db, 'YT1', 'yto', { status: 'delivered', archived: true });
    await desk.send('parcel.edit', { key: 'yto:YT1', change: { archived: false } });
    expect([(await parcelOf())?.shelf, await planOf()]).toEqual(['done', undefined]);
  });

  it('what the carrier wanted to know goes with the parcel, frees it, and it is asked about at once', async () => {
    await addParcel(desk.db, 'YT1', 'yto', { blocked: 'needs_input', input: { postcode: '10115' } });
    await desk.send('parcel.edit', { key: 'yto:YT1', change: { input: { phoneTail: '1234' } } });
    expect([await parcelOf(), await planOf(), desk.done]).toMatchObject([{ blocked: null, input: { postcode: '10115', phoneTail: '1234' }, shelf: 'moving' }, { dueAt: NOW }, ['tend', 'wake']]);
  });

  it('another carrier gives it another key with all its history', async () => {
    await addParcel(desk.db, 'YT1', null);
    await desk.db.events.put(event('?:YT1', 'a', 1));
    expect(await desk.send('parcel.edit', { key: '?:YT1', change: { carrier: 'yto' } })).toEqual({ ok: true, value: { key: 'yto:YT1' } });
    expect(await desk.db.events.toArray()).toMatchObject([{ key: 'yto:YT1|a' }]);
    expect(await desk.send('parcel.edit', { key: '?:YT1', change: { note: 'by its old key' } })).toEqual({ ok: true, value: { key: 'yto:YT1' } });
    await expectSound(desk.db);
  });

  it('of a parcel that is gone is told; a change that is none of the list is refused', async () => {
    expect(await desk.send('parcel.edit', { key: 'yto:NONE', change: { note: 'x' } })).toEqual(GONE);
    expect(await desk.send('parcel.edit', { key: 'yto:NONE', change: { carrier: 'yto' } })).toEqual(GONE);
    expect(await desk.send('parcel.edit', { key: 'yto:YT1', change: { note: 'x'.repeat(3000) } })).toEqual(REFUSED);
  });

  it('nobody changes a status from a page', async () => {
    await addParcel(desk.db, 'YT1', 'yto');
    await desk.send('parcel.edit', { key: 'yto:YT1', change: Object.assign({ note: 'x' }, { status: 'delivered', rev: 99 }) });
    expect(await parcelOf()).toMatchObject({ status: 'unknown', rev: 2, note: 'x' });
  });
});

describe('deleting', () => {
  it('a parcel, and taking it back', async () => {
    await addParcel(desk.db, 'YT1', 'yto');
    expect(await desk.send('parcel.delete', { key: 'yto:YT1' })).toEqual({ ok: true, value: { done: true } });
    expect(await parcelOf()).toMatchObject({ shelf: 'deleted' });
    expect(await desk.send('parcel.undelete', { key: 'yto:YT1' })).toEqual({ ok: true, value: { done: true } });
    expect([await parcelOf(), desk.done]).toMatchObject([{ shelf: 'moving', deletedAt: null }, ['tend', 'tend', 'wake']]);
    expect([await desk.send('parcel.delete', { key: 'yto:NONE' }), await desk.send('parcel.undelete', { key: 'yto:NONE' })]).toEqual([GONE, GONE]);
    await expectSound(desk.db);
  });

  it('an order, and taking it back', async () => {
    const { key } = await addOrder(desk.db, 'jd', '123456789012');
    await desk.send('order.delete', { key });
    expect((await desk.db.orders.get(key))?.shelf).toBe('deleted');
    await desk.send('order.undelete', { key });
    expect((await desk.db.orders.get(key))?.shelf).toBe('moving');
    expect(await desk.send('order.delete', { key: 'jd::NONE' })).toEqual(GONE);
    await expectSound(desk.db);
  });
});

describe('editing an order', () => {
  const item = { title: 'Read from a page', quantity: 2, unitPrice: null, lineTotal: null, variant: null, itemId: '7', url: null, imageUrl: null };

  it('a title of one\'s own comes and goes', async () => {
    const { key } = await addOrder(desk.db, 'jd', '123456789012');
    await desk.send('order.edit', { key, change: { title: 'Coat', archived: true } });
    expect(await desk.db.orders.get(key)).toMatchObject({ title: 'Coat', shelf: 'archived' });
    await desk.send('order.edit', { key, change: { title: null, archived: false } });
    expect(await desk.db.orders.get(key)).toMatchObject({ title: null, shelf: 'moving' });
    await expectSound(desk.db);
  });

  it('a title of one\'s own changes no item that was read from a page', async () => {
    const { key } = await addOrder(desk.db, 'jd', '123456789012', { items: [item, { ...item, itemId: '8' }] });
    await desk.send('order.edit', { key, change: { title: 'Gift' } });
    expect(await desk.db.orders.get(key)).toMatchObject({ title: 'Gift', items: [item, { ...item, itemId: '8' }] });
  });

  it('of an order that is gone is told', async () => {
    expect(await desk.send('order.edit', { key: 'jd::NONE', change: { note: 'x' } })).toEqual(GONE);
  });
});

describe('a source', () => {
  const broken = { ...newSourceState('s'), stopped: true, failure: 'auth' as const, failingSince: NOW, failuresInRow: 4, backoffUntil: NOW + DAY };
  beforeEach(async () => {
    await desk.db.sourceStates.put(broken);
    await addParcel(desk.db, 'YT1', 'yto', { blocked: 'auth' });
    await addParcel(desk.db, 'YT2', 'yto', { blocked: 'needs_input' });
    await addParcel(desk.db, 'YT3', 'yto', { blocked: 'stale' });
    await desk.db.plans.bulkPut([plan('yto:YT1', { dueAt: NOW + DAY, reason: 'blocked: auth', floors: { s: NOW + 5 } }), plan('yto:YT2', { dueAt: NOW + DAY, reason: 'blocked: needs_input' })]);
    await desk.db.notices.put({ ...notice('s', 's source_auth 1'), subjectKind: 'source', kind: 'source_auth' });
  });

  it('a new key is kept sealed, ends the trouble of the old one and asks again', async () => {
    expect(await desk.send('source.set-secrets', { source: 's', secrets: { token: '  T0KEN\n' } })).toEqual({ ok: true, value: { check: null } });
    expect(await desk.parts.vault.read('s')).toEqual({ token: 'T0KEN' });
    expect(await desk.db.sourceStates.get('s')).toEqual(newSourceState('s'));
    expect([await parcelOf(), await planOf()]).toMatchObject([{ blocked: null }, { dueAt: NOW, floors: { s: NOW + 5 } }]);
    expect([(await parcelOf('yto:YT2'))?.blocked, (await parcelOf('yto:YT3'))?.blocked]).toEqual(['needs_input', 'stale']);
    expect(await desk.db.notices.toArray()).toMatchObject([{ state: 'closed', unread: 0 }]);
    expect(desk.done).toEqual(['tend', 'wake']);
    await expectSound(desk.db);
  });

  it('forgetting the key leaves none behind', async () => {
    await desk.send('source.set-secrets', { source: 's', secrets: { token: 'T0KEN' } });
    await desk.send('source.forget-secrets', { source: 's' });
    expect([await desk.parts.vault.read('s'), await desk.db.secrets.count()]).toEqual([{}, 0]);
  });

  it('a new key is tried before anybody uses it, where that is free; one that is refused wakes nothing up', async () => {
    desk.check = { kind: 'works', allowance: { left: 88, of: 100 } };
    expect(await desk.send('source.set-secrets', { source: 'seventeentrack', secrets: { token: 'T0KEN' } })).toEqual({ ok: true, value: { check: desk.check } });
    expect(desk.done).toEqual(['try seventeentrack', 'tend', 'wake']);
    desk.check = { kind: 'failed', failure: 'auth' };
    await desk.db.sourceStates.put({ ...newSourceState('seventeentrack'), keyCheck: { at: NOW, failure: null }, allowance: { left: 1, of: 2, at: NOW } });
    expect(await desk.send('source.set-secrets', { source: 'seventeentrack', secrets: { token: 'WRONG' } })).toEqual({ ok: true, value: { check: desk.check } });
    expect(await desk.db.sourceStates.get('seventeentrack')).toEqual(newSourceState('seventeentrack'));
  });

  it('a key whose check costs something is not tried unasked', async () => {
    await desk.send('source.set-secrets', { source: 'kuaidi100', secrets: { customer: 'C', key: 'K' } });
    expect(desk.done).toEqual(['tend', 'wake']);
    await desk.send('source.check-key', { source: 'kuaidi100' });
    expect(desk.done.slice(2)).toEqual(['try kuaidi100', 'tend', 'wake']);
  });

  it('a key that waited for the permission is tried once it is there, and only once', async () => {
    await desk.send('source.permission-changed', { source: 'seventeentrack' });
    expect(desk.done).toEqual(['try seventeentrack', 'tend', 'wake']);
    await desk.db.sourceStates.put({ ...newSourceState('seventeentrack'), keyCheck: { at: NOW, failure: null } });
    await desk.send('source.permission-changed', { source: 'seventeentrack' });
    expect(desk.done.slice(3)).toEqual(['tend', 'wake']);
  });

  it('of a key a page is told the last characters, of a short one none, of locked ones nothing', async () => {
    await desk.send('source.set-secrets', { source: 's', secrets: { long: 'ABCDEFGHIJKLMNOP', middle: 'ABCDEFGH', short: 'ABC' } });
    expect(await desk.send('source.tails', {})).toEqual({ ok: true, value: { tails: { s: { long: 'MNOP', middle: 'GH', short: '' } } } });
    await desk.send('vault.set-passphrase', { current: null, next: 'correct horse' });
    await desk.send('vault.lock', {});
    expect(await desk.send('source.tails', {})).toEqual({ ok: true, value: { tails: {} } });
  });

  it('a permission or a switch is no new key: a wrong key stays wrong, a wait stays a wait', async () => {
    await desk.send('source.permission-changed', { source: 's' });
    await desk.send('source.enable', { source: 's', enabled: false });
    expect(await desk.db.sourceStates.get('s')).toEqual({ ...broken, enabled: false });
    expect(await desk.db.notices.toArray()).toMatchObject([{ state: 'shown' }]);
  });

  it('trying again ends our own caution, not a wait that the source asked for', async () => {
    await desk.db.sourceStates.put({ ...newSourceState('s'), failure: 'upstream', breakerUntil: NOW + DAY, backoffUntil: NOW + 60_000 });
    await desk.db.plans.put(plan('yto:YT3', { dueAt: NOW + DAY, reason: 'failed: upstream' }));
    await desk.send('source.retry', { source: 's' });
    expect(await desk.db.sourceStates.get('s')).toMatchObject({ breakerUntil: null, backoffUntil: NOW + 60_000, failure: 'upstream' });
    expect([(await planOf('yto:YT3'))?.dueAt, desk.done]).toEqual([NOW, ['tend', 'wake']]);
  });

  it('a recording is wanted, and thrown away with the wish for it', async () => {
    await desk.send('source.record-sample', { source: 's', wanted: true });
    expect((await desk.db.sourceStates.get('s'))?.sampleWanted).toBe(true);
    await desk.db.meta.put({ name: 'sample:s', value: { body: '{}' } });
    await desk.send('source.record-sample', { source: 's', wanted: false });
    expect([await desk.db.sourceStates.get('s'), await desk.db.meta.get('sample:s')]).toEqual([broken, undefined]);
  });

  it('an endless key is refused', async () => {
    expect(await desk.send('source.set-secrets', { source: 's', secrets: { token: 'x'.repeat(501) } })).toEqual(REFUSED);
  });
});

describe('settings and the rest', () => {
  it('one kind of notice is switched without touching the others; the menus follow the language', async () => {
    await desk.send('settings.change', { notices: { on: true, kinds: { delivered: false } } });
    await desk.send('settings.change', { language: 'zh-CN', notices: { on: true, kinds: { exception: false } } });
    expect(await readSettings(desk.db)).toMatchObject({ language: 'zh-CN', notices: { on: true, kinds: { delivered: false, exception: false, returned: true } } });
    expect(desk.done).toEqual(['tend', 'words', 'tend']);
  });

  it('a language that we do not speak is refused', async () => {
    expect(await desk.send('settings.change', JSON.parse('{"language":"tlh"}') as { language: 'en' })).toEqual(REFUSED);
  });

  it('notices that were seen count no more', async () => {
    await desk.db.notices.bulkPut([notice('yto:YT1', 'a'), notice('yto:YT1', 'b')]);
    await desk.send('notice.seen', { ids: ['a', 'none'] });
    expect((await desk.db.notices.toArray()).map(({ unread }) => unread)).toEqual([0, 1]);
  });

  it('a correction weighs more each time', async () => {
    await desk.send('recognise.correct', { shape: 'AA9', source: 'yto' });
    await desk.send('recognise.correct', { shape: 'AA9', source: 'yto' });
    expect(await desk.db.corrections.toArray()).toEqual([{ shape: 'AA9', source: 'yto', count: 2, at: NOW }]);
  });

  it('the test notice is shown', async () => {
    await desk.send('notice.test', {});
    expect(desk.done).toEqual(['test notice']);
  });
});

describe('the passphrase over the keys', () => {
  const PASSPHRASE = 'correct horse';
  const LOCKED = { ok: false, problem: { kind: 'locked' } };
  const WRONG = { ok: false, problem: { kind: 'wrong_passphrase' } };
  const DONE = { ok: true, value: { done: true } };

  it('is set, locks, refuses keys and wrong words, unlocks and goes on', async () => {
    expect(await desk.send('vault.set-passphrase', { current: null, next: 'short' })).toEqual(REFUSED);
    expect(await desk.send('vault.set-passphrase', { current: null, next: PASSPHRASE })).toEqual(DONE);
    expect(await desk.send('vault.auto-lock', { minutes: 15 })).toEqual(DONE);
    expect(await desk.send('vault.lock', {})).toEqual(DONE);
    expect(await desk.send('source.set-secrets', { source: 'seventeentrack', secrets: { token: 'K' } })).toEqual(LOCKED);
    expect(await desk.send('vault.unlock', { passphrase: 'wrong horse' })).toEqual(WRONG);
    expect(await desk.send('vault.set-passphrase', { current: 'wrong horse', next: null })).toEqual(WRONG);
    await addParcel(desk.db, 'YT1', 'yto', { blocked: 'locked' });
    await desk.db.plans.bulkPut([plan('yto:YT1', { dueAt: NOW + DAY, reason: 'blocked: locked' }), plan('yto:YT2', { dueAt: NOW + DAY, reason: 'failed: upstream' })]);
    expect(await desk.send('vault.unlock', { passphrase: PASSPHRASE })).toEqual(DONE);
    expect([(await parcelOf())?.blocked, (await planOf())?.dueAt, (await planOf('yto:YT2'))?.dueAt]).toEqual([null, NOW, NOW + DAY]);
    expect(desk.done.at(-1)).toBe('wake');
  });

  it('forgotten, takes every key with it', async () => {
    await desk.send('source.set-secrets', { source: 'seventeentrack', secrets: { token: 'K' } });
    await desk.send('vault.set-passphrase', { current: null, next: PASSPHRASE });
    await desk.send('vault.lock', {});
    expect(await desk.send('vault.reset', {})).toEqual(DONE);
    expect([await desk.parts.vault.read('seventeentrack'), await desk.db.secrets.count()]).toEqual([{}, 0]);
  });
});
