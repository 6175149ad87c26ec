import { describe, expect, it } from 'vitest';
import { atOffset, readAmericanClock, readGmtOffset, readOffset, readStamp, readWallClock } from '@/lib/adapter/dates';

describe('a wall clock', () => {
  it.each([
    ['2026-10-05 14:02:03', '2026-10-05T14:02:03'], ['2026-10-05 14:02', '2026-10-05T14:02:00'], ['2026-10-05T14:02:03', '2026-10-05T14:02:03'], ['2026-10-05T14:02:03.917', '2026-10-05T14:02:03'], ['2026/1/5 8:02', '2026-01-05T08:02:00'],
    ['2026.10.05', '2026-10-05'], [' 2026-10-05 ', '2026-10-05'], ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, wall) => expect(readWallClock(text)).toBe(wall));

  it.each(['', '   ', 'yesterday', '2026-02-30', '2026-13-01', '2026-00-10', '2026-10-05 24:00', '2026-10-05 10:61', '26-10-05', '2026-10-05 14:02:03+08:00', '10/05/2026', null, undefined])('%s is none', (text) => expect(readWallClock(text)).toBeNull());

  it('takes no time over nonsense', () => {
    expect(readWallClock(`2026-10-05${' '.repeat(50_000)}x`)).toBeNull();
    expect(readStamp(`2026-10-05T10:00${'.'.repeat(50_000)}`)).toBeNull();
  });
});

it.each([
  ['10/05/2026 14:02', '2026-10-05T14:02:00'], ['1/5/2026', '2026-01-05'], ['10/05/2026 14:02:09', '2026-10-05T14:02:09'], ['13/05/2026', null], ['02/30/2026', null], ['2026-10-05', null], [null, null],
])('American: %s is %s', (text, wall) => expect(readAmericanClock(text)).toBe(wall));

it.each([
  ['2026-10-05T14:02:03Z', '2026-10-05T14:02:03Z'], ['2026-10-05T14:02:03.5+02:00', '2026-10-05T14:02:03+02:00'], ['2026-10-05T14:02-03:00', '2026-10-05T14:02:00-03:00'], ['2026-10-05T14:02:03+0530', '2026-10-05T14:02:03+05:30'],
  ['2026-10-05T14:02:03', null], ['2026-10-05', null], ['2026-10-05T25:00:00Z', null], ['2026-13-05T10:00:00Z', null], ['', null], [undefined, null],
])('a stamp: %s is %s', (text, stamp) => expect(readStamp(text)).toBe(stamp));

it.each([
  ['GMT+8', '+08:00'], ['GMT-3', '-03:00'], ['GMT+5:30', '+05:30'], ['gmt+10', '+10:00'], ['UTC', '+00:00'], ['GMT+0545', '+05:45'], ['GMT+15', null], ['CST', null], ['8', null], [null, null],
])('a zone: %s is %s', (text, offset) => expect(readGmtOffset(text)).toBe(offset));

it('a day without a clock gets no time, even where the zone is known', () => {
  expect(atOffset('2026-10-05T14:02:03', '+08:00')).toEqual({ time: '2026-10-05T14:02:03+08:00', localTime: null });
  expect(atOffset('2026-10-05', '+08:00')).toEqual({ time: null, localTime: '2026-10-05' });
  expect(atOffset('2026-10-05T14:02:03', null)).toEqual({ time: null, localTime: '2026-10-05T14:02:03' });
  expect(atOffset(null, '+08:00')).toEqual({ time: null, localTime: null });
});

it.each([
  ['-05:00', '-05:00'], ['+0530', '+05:30'], ['-7:00', '-07:00'], [' Z ', 'Z'], ['+00:00', '+00:00'], ['', null], ['05:00', null], ['+15:00', null], ['-05:75', null], ['EST', null], [null, null], [undefined, null],
])('the offset %s is %s', (text, offset) => expect(readOffset(text)).toBe(offset));
