import { describe, expect, it } from 'vitest';
import { newOrder, newParcel } from '@/lib/intake/new-rows';
import { normaliseNumber, orderKey, orderParcelKey, parcelKey } from '@/lib/model/ids';
import { NOTICE_KINDS } from '@/lib/model/notice';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { shelveOrder, shelveParcel } from '@/lib/model/shelf';
import { newSourceState } from '@/lib/model/source-state';
import { AFTER_DELIVERED, PARCEL_STATUSES, SUB_STATUSES, TERMINAL } from '@/lib/model/status';
import { DAY, FAR_FUTURE, HOUR, MINUTE, SECOND } from '@/lib/model/time';

const NOW = Date.UTC(2026, 9, 10, 12);

describe('a number in its one form', () => {
  it.each([
    ['yt 2648 1039-57264', 'YT2648103957264'], ['ＹＴ２６４８', 'YT2648'], ['CN\u00a0304\u3000172\u2009857 JP', 'CN304172857JP'], ['12–34—56', '123456'], ['\u202e12\u200b34\ufeff', '1234'], ['ab\tcd\n', 'ABCD'], ['  --  ', ''], ['ﬁ1', 'FI1'],
  ])('%j is %j', (typed, number) => expect(normaliseNumber(typed)).toBe(number));

  it('is stable: its own form is itself', () => {
    for (const typed of ['yt-1', 'ＣＮ３０４', '1Z 999']) expect(normaliseNumber(normaliseNumber(typed))).toBe(normaliseNumber(typed));
  });
});

it('keys are made of what is known', () => {
  expect([parcelKey('yto', 'yt 1'), parcelKey(null, 'yt 1')]).toEqual(['yto:YT1', '?:YT1']);
  expect([orderKey('amazon', null, ' 111-222 '), orderKey('jd', 'me', '１２３')]).toEqual(['amazon::111-222', 'jd:me:123']);
  expect(orderParcelKey('jd::1', 'yto:YT1')).toBe('jd::1|yto:YT1');
});

describe('the shelf of a parcel', () => {
  const parcel = (change: Partial<Parcel>): Omit<Parcel, 'shelf' | 'shelfAt'> => ({ ...newParcel({ number: 'YT1', carrier: 'yto', input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }, NOW), rev: 1, ...change });
  const eta = { fromOn: '2026-10-12', untilOn: '2026-10-13', fromAt: null, untilAt: null, source: 's' };

  it.each([
    [{}, 'moving', FAR_FUTURE], [{ status: 'in_transit', eta }, 'moving', Date.UTC(2026, 9, 13, 12)], [{ status: 'in_transit', eta: { ...eta, fromAt: 5, untilAt: 9 } }, 'moving', 9],
    [{ status: 'ready_for_pickup', statusAt: 7 }, 'needs', 7], [{ status: 'attempt_failed', statusAt: 7 }, 'needs', 7], [{ status: 'exception', statusAt: 7 }, 'needs', 7], [{ status: 'in_transit', blocked: 'permission_missing' }, 'needs', NOW],
    [{ status: 'delivered', statusAt: 7 }, 'done', 7], [{ status: 'returned', statusAt: 7 }, 'done', 7], [{ status: 'cancelled', statusAt: 7 }, 'done', 7], [{ status: 'delivered', blocked: 'auth', statusAt: 7 }, 'done', 7],
    [{ status: 'expired' }, 'moving', FAR_FUTURE], [{ status: 'not_found' }, 'moving', FAR_FUTURE], [{ status: 'ready_for_pickup', receivedAt: 3 }, 'done', 3], [{ status: 'exception', archived: true, statusAt: 7 }, 'archived', 7],
    [{ status: 'exception', archived: true, deletedAt: 4 }, 'deleted', 4],
  ] as const)('%j stands on %s', (change, shelf, shelfAt) => expect(shelveParcel(parcel(change as Partial<Parcel>))).toEqual({ shelf, shelfAt }));
});

describe('the shelf of an order', () => {
  const order = (change: Partial<Order>): Omit<Order, 'shelf' | 'shelfAt'> => ({ ...newOrder('jd', '1', null, NOW), rev: 1, ...change });
  it.each([
    [{}, 'moving', FAR_FUTURE], [{ status: 'unpaid', placedAt: 5 }, 'needs', 5], [{ status: 'unpaid' }, 'needs', NOW], [{ status: 'completed', placedAt: 5 }, 'done', 5], [{ status: 'cancelled', placedAt: 5 }, 'done', 5],
    [{ status: 'delivered' }, 'moving', FAR_FUTURE], [{ status: 'unpaid', archived: true, placedAt: 5 }, 'archived', 5], [{ archived: true, deletedAt: 4 }, 'deleted', 4],
  ] as const)('%j stands on %s', (change, shelf, shelfAt) => expect(shelveOrder(order(change as Partial<Order>))).toEqual({ shelf, shelfAt }));
});

describe('the closed lists', () => {
  it('every status has its sub-statuses, and no sub-status list holds one twice', () => {
    expect(Object.keys(SUB_STATUSES).sort()).toEqual([...PARCEL_STATUSES].sort());
    for (const list of Object.values(SUB_STATUSES)) expect(new Set<string>(list).size).toBe(list.length);
  });

  it('what has ended stays ended, but for a parcel that comes back after its delivery', () => {
    expect([...TERMINAL].sort()).toEqual(['cancelled', 'delivered', 'returned']);
    expect([...AFTER_DELIVERED].sort()).toEqual(['exception', 'returned', 'returning']);
  });

  it('every kind of notice is on until it is switched off', () => {
    expect(DEFAULT_SETTINGS.notices.kinds).toEqual(Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, true])));
  });
});

it('a source that nobody has asked is well and on', () => {
  expect(newSourceState('s')).toMatchObject({ source: 's', enabled: true, stopped: false, failure: null, backoffUntil: null, usedScheduled: 0, limits: {} });
});

it('times are milliseconds', () => {
  expect([SECOND, MINUTE, HOUR, DAY, FAR_FUTURE > NOW]).toEqual([1000, 60_000, 3_600_000, 86_400_000, true]);
});
