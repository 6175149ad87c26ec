import { describe, expect, it } from 'vitest';
import { buildReport, failed, failureOfStatus, newestFirst, pair, reportFromEvents, unusable } from '@/lib/adapter/answers';
import { contextOf } from '@/lib/adapter/context';
import type { DriftHint, EventReport, ReadContext } from '@/lib/adapter/contract';
import { PARCEL_STATUSES } from '@/lib/model/status';
import { errandWith, FETCHED_AT } from '../sources/reading';

const event = (time: string | null, more: Partial<EventReport> = {}): EventReport => ({ time, localTime: null, rawTime: time, location: null, description: '', status: 'in_transit', subStatus: null, sourceCode: 'C', ...more });
const drift: DriftHint[] = [];
const context = (more: Partial<ReadContext> = {}): ReadContext => ({
  endpoint: 'x.y', httpStatus: 200, contentType: null, retryAfterSeconds: null, fetchedAt: FETCHED_AT, questions: [{ number: 'A1', input: {} }, { number: 'B2', input: {} }], carrierOf: () => null, noteDrift: (hint) => drift.push(hint), ...more,
});

describe('the order of events', () => {
  it('newest first by instant, whatever the zones say; equal ones keep their order', () => {
    const list = [event('2026-10-05T10:00:00+08:00'), event('2026-10-05T03:00:00Z', { sourceCode: 'first' }), event('2026-10-05T05:00:00+02:00', { sourceCode: 'second' })];
    expect(newestFirst(list).map(({ sourceCode }) => sourceCode)).toEqual(['first', 'second', 'C']);
  });

  it('one event without a time, and the source\'s own order stands', () => {
    const list = [event('2026-10-01T00:00:00Z'), event(null), event('2026-10-05T00:00:00Z')];
    expect(newestFirst(list)).toBe(list);
  });
});

describe('a report', () => {
  it('follows the newest known event, in the sorted order', () => {
    const report = reportFromEvents([event('2026-10-01T00:00:00Z', { status: 'pre_transit' }), event('2026-10-03T00:00:00Z', { status: 'unknown', subStatus: 'unmapped' }), event('2026-10-02T00:00:00Z', { status: 'delivered', sourceCode: 'D' })]);
    expect(report).toMatchObject({ status: 'delivered', rawStatus: 'D', events: [{ status: 'unknown' }, { status: 'delivered' }, { status: 'pre_transit' }] });
  });

  it('with no known event it is unknown, never a guess', () => {
    expect(reportFromEvents([event(null, { status: 'unknown', subStatus: 'unmapped' })])).toMatchObject({ status: 'unknown', subStatus: 'unmapped', rawStatus: 'C' });
    expect(reportFromEvents([])).toMatchObject({ status: 'unknown', rawStatus: null });
  });

  it('promises no arrival where nothing is awaited any more', () => {
    const eta = { from: '2026-10-05', until: '2026-10-06' };
    const kept = PARCEL_STATUSES.filter((status) => buildReport(pair(status), null, [], { eta }).eta !== null);
    expect(kept).toEqual(['pre_transit', 'in_transit', 'out_for_delivery', 'attempt_failed', 'exception', 'unknown']);
  });
});

describe('a reply that cannot be used', () => {
  it.each([[200, true, null], [302, true, null], [400, true, 'upstream'], [401, false, 'auth'], [403, true, 'auth'], [403, false, 'challenge'], [404, false, 'upstream'], [429, false, 'rate_limited'], [500, true, 'upstream'], [503, false, 'upstream']] as const)(
    'HTTP %i, keyed %s: %s',
    (status, keyed, failure) => expect(failureOfStatus(status, keyed)).toBe(failure),
  );

  it('answers every question; only a page with a good status counts as changed, and is noted', () => {
    drift.length = 0;
    expect(unusable(context({ httpStatus: 503 }), false, ({ number }) => number, 'data')).toMatchObject([{ carrier: 'A1', failure: 'upstream', code: '503' }, { carrier: 'B2', failure: 'upstream' }]);
    expect(drift).toEqual([]);
    expect(unusable(context(), false, () => null, 'data')).toMatchObject([{ failure: 'changed', code: null }, { failure: 'changed' }]);
    expect(drift).toEqual([{ path: 'data', seen: 'missing' }]);
  });

  it('a wait is stated for rate limits alone', () => {
    expect(failed(null, 'rate_limited', null, null, context({ retryAfterSeconds: 30 }))).toMatchObject({ retryAfterSeconds: 30 });
    expect('retryAfterSeconds' in failed(null, 'rate_limited', null, null, context())).toBe(false);
    expect('retryAfterSeconds' in failed(null, 'upstream', null, null, context({ retryAfterSeconds: 30 }))).toBe(false);
  });
});

it('a reader\'s context has what the reply said and no key', () => {
  const { errand } = errandWith(() => '', { token: 'SECRET' });
  const made = contextOf('x.y', { status: 418, contentType: 'text/plain', body: 'b', retryAfterSeconds: 3, receivedAt: 5 }, [], errand);
  expect(made).toMatchObject({ endpoint: 'x.y', httpStatus: 418, contentType: 'text/plain', retryAfterSeconds: 3, fetchedAt: 5, questions: [] });
  expect(JSON.stringify(made)).not.toContain('SECRET');
});
