/** Times are read by the user's rule or not at all: none is made up. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, type TimeRule } from '@/lib/adapter/custom/times';
import { DATE_ORDERS, ZONE_RULES } from '@/lib/model/custom-source';

const rule = (zoneRule: TimeRule['zoneRule'], dateOrder: TimeRule['dateOrder'] = 'ymd'): TimeRule => ({ zoneRule, dateOrder });
const none = { time: null, localTime: null };

describe('a text', () => {
  it.each([
    ['2026-11-24T10:00:00Z', 'offset', 'ymd', '2026-11-24T10:00:00Z', null], ['2026-11-24T10:00:00.123+0800', 'offset', 'ymd', '2026-11-24T10:00:00+08:00', null], ['2026-11-24 10:00:00 +08:00', 'offset', 'ymd', '2026-11-24T10:00:00+08:00', null], ['2026-11-24 10:00 GMT-3', 'offset', 'ymd', '2026-11-24T10:00:00-03:00', null],
    ['2026-11-24 10:00', 'offset', 'ymd', null, '2026-11-24T10:00:00'], ['2026/11/24', 'zone', 'ymd', null, '2026-11-24'], ['2026-11-24T10:00:00+01:00', 'zone', 'ymd', '2026-11-24T10:00:00+01:00', null], ['24.11.2026 9:05', 'zone', 'dmy', null, '2026-11-24T09:05:00'], ['11/24/2026, 09:05:30', 'zone', 'mdy', null, '2026-11-24T09:05:30'],
    ['1795514400', 'unix_s', 'ymd', '2026-11-24T10:00:00Z', null], ['1795514400000', 'unix_ms', 'ymd', '2026-11-24T10:00:00Z', null], ['1795514400.75', 'unix_s', 'ymd', '2026-11-24T10:00:00Z', null],
  ] as const)('%s by %s and %s', (text, zoneRule, order, time, localTime) => expect(readTime(text, rule(zoneRule, order))).toEqual({ time, localTime }));

  it.each([
    ['soon', 'offset', 'ymd'], ['', 'zone', 'ymd'], ['2026-02-31T10:00:00Z', 'offset', 'ymd'], ['2026-13-01', 'zone', 'ymd'], ['24/11/2026', 'zone', 'ymd'], ['24/11/2026', 'zone', 'mdy'], ['10:00', 'zone', 'ymd'], ['11/24/26', 'zone', 'mdy'], ['2026-11-24 25:00', 'zone', 'ymd'],
    ['1795514400000', 'unix_s', 'ymd'], ['1795514400', 'unix_ms', 'ymd'], ['0', 'unix_s', 'ymd'], ['-5', 'unix_s', 'ymd'], ['2026-11-24T10:00:00Z', 'unix_s', 'ymd'], ['1e12', 'unix_ms', 'ymd'],
  ] as const)('%s is no time by %s and %s', (text, zoneRule, order) => expect(readTime(text, rule(zoneRule, order))).toEqual(none));
});

const moment = fc.date({ min: new Date(Date.UTC(2001, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true }).map((date) => Math.floor(date.getTime() / 1000) * 1000);
const pad = (value: number): string => String(value).padStart(2, '0');

it('a wall clock without a zone never becomes an instant, in any order of any date', () => {
  fc.assert(fc.property(moment, fc.constantFrom(...DATE_ORDERS), fc.constantFrom('offset', 'zone'), (at, order, zoneRule) => {
    const date = new Date(at);
    const [y, m, d, clock] = [date.getUTCFullYear(), pad(date.getUTCMonth() + 1), pad(date.getUTCDate()), date.toISOString().slice(11, 19)];
    const text = { ymd: `${y}-${m}-${d} ${clock}`, dmy: `${d}.${m}.${y} ${clock}`, mdy: `${m}/${d}/${y} ${clock}` }[order];
    expect(readTime(text, rule(zoneRule as TimeRule['zoneRule'], order))).toEqual({ time: null, localTime: `${y}-${m}-${d}T${clock}` });
  }));
});

it('an offset is kept as it stands and names the same instant', () => {
  fc.assert(fc.property(moment, fc.integer({ min: -56, max: 56 }), (at, quarters) => {
    const minutes = quarters * 15;
    const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
    const text = `${new Date(at + minutes * 60_000).toISOString().slice(0, 19)}${offset}`;
    const { time } = readTime(text, rule('offset'));
    expect([time, Date.parse(time ?? '')]).toEqual([text, at]);
  }));
});

it('seconds and milliseconds are never taken for one another, and no text makes anything throw', () => {
  fc.assert(fc.property(moment, (at) => {
    expect(readTime(String(at / 1000), rule('unix_ms'))).toEqual(none);
    expect(readTime(String(at), rule('unix_s'))).toEqual(none);
    expect(Date.parse(readTime(String(at), rule('unix_ms')).time ?? '')).toBe(at);
  }));
  fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.constantFrom(...ZONE_RULES), fc.constantFrom(...DATE_ORDERS), (text, zoneRule, dateOrder) => {
    const { time, localTime } = readTime(text, { zoneRule, dateOrder });
    expect(time === null || localTime === null).toBe(true);
    if (time !== null && !zoneRule.startsWith('unix')) expect(text).toMatch(/Z|[+-]\d|GMT|UTC/i);
  }), { numRuns: 2000 });
});
