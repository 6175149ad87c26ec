import { describe, expect, it } from 'vitest';
import type { EtaWindow } from '@/lib/model/parcel';
import type { Language } from '@/lib/model/settings';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';
import { etaGroup, sayEta } from '@/lib/text/eta';
import { sayMoney } from '@/lib/text/money';
import { sayStatus } from '@/lib/text/status';
import { createText, type Text } from '@/lib/text/text';
import { dayOf, sayAge, sayDay, sayTime } from '@/lib/text/time';
import { loadWording } from '@/lib/text/wording';

const now = Date.UTC(2026, 10, 24, 4, 30);
const moment = { now, zone: 'Asia/Shanghai' };
const texts = Object.fromEntries(await Promise.all((['en', 'zh-CN', 'zh-TW'] as const).map(async (language) => [language, createText(language, await loadWording(language, ['base', 'status']))]))) as Record<Language, Text>;
const window = (fromOn: string, untilOn: string, fromAt: number | null = null, untilAt: number | null = null): EtaWindow => ({ fromOn, untilOn, fromAt, untilAt, source: 'yto' });

describe('days', () => {
  it('are of the reader’s zone', () => {
    expect(dayOf(Date.UTC(2026, 10, 23, 17), 'Asia/Shanghai')).toBe('2026-11-24');
    expect(dayOf(Date.UTC(2026, 10, 23, 17), 'America/New_York')).toBe('2026-11-23');
  });

  it.each([
    ['2026-11-24', 'today', '今天'], ['2026-11-25', 'tomorrow', '明天'], ['2026-11-23', 'yesterday', '昨天'],
    ['2026-11-26', 'Thu 26 Nov', '11月26日 周四'], ['2025-01-02', '2 Jan 2025', '2025年1月2日'],
  ])('%s is %s', (day, en, zh) => {
    expect(sayDay(day, texts.en, moment)).toBe(en);
    expect(sayDay(day, texts['zh-CN'], moment)).toBe(zh);
  });
});

it.each([
  [20_000, 'just now', '刚刚'], [5 * MINUTE, '5 min ago', '5 分钟前'], [3 * HOUR, '3 h ago', '3 小时前'],
  [14 * HOUR, 'yesterday 22:30', '昨天 22:30'], [3 * DAY, '3 days ago', '3 天前'], [30 * DAY, 'Sun 25 Oct', '10月25日 周日'], [-HOUR, 'just now', '刚刚'],
])('%i ms ago reads %s', (age, en, zh) => {
  expect(sayAge(now - age, texts.en, moment)).toBe(en);
  expect(sayAge(now - age, texts['zh-CN'], moment)).toBe(zh);
});

it('a time of today needs no day', () => {
  expect(sayTime(now, texts.en, moment, true)).toBe('12:30');
  expect(sayTime(now - DAY, texts.en, moment, true)).toBe('yesterday 12:30');
});

describe('expected arrival', () => {
  const at = (hour: number): number => Date.UTC(2026, 10, 24, hour - 8);
  it.each([
    [window('2026-11-24', '2026-11-24', at(14), at(18)), 'today 14:00–18:00', '今天 14:00–18:00', 'today'],
    [window('2026-11-25', '2026-11-25', null, at(18) + DAY), 'tomorrow by 18:00', '明天 18:00 前', 'tomorrow'],
    [window('2026-11-26', '2026-11-26'), 'Thu', '周四', 'week'],
    [window('2026-11-26', '2026-11-28'), '26–28 Nov', '11月26日–28日', 'week'],
    [window('2026-11-30', '2026-12-02'), '30 Nov – 2 Dec', '11月30日 – 12月2日', 'later'],
    [window('2026-11-20', '2026-11-20'), 'Fri 20 Nov', '11月20日 周五', 'late'],
  ] as const)('%o', (eta, en, zh, group) => {
    expect(sayEta(eta, texts.en, moment)).toBe(en);
    expect(sayEta(eta, texts['zh-CN'], moment)).toBe(zh);
    expect(etaGroup({ eta, status: 'in_transit' }, moment)).toBe(group);
  });

  it('out for delivery without a date means today', () => {
    expect(etaGroup({ eta: null, status: 'out_for_delivery' }, moment)).toBe('today');
    expect(etaGroup({ eta: null, status: 'in_transit' }, moment)).toBe('undated');
  });
});

it('money follows currency and language', () => {
  expect(sayMoney({ minor: 5919, currency: 'EUR' }, 'en')).toBe('€59.19');
  expect(sayMoney({ minor: 1280, currency: 'JPY' }, 'zh-CN')).toBe('¥1,280');
  expect(sayMoney({ minor: 128000, currency: 'CNY' }, 'zh-CN')).toBe('¥1,280.00');
});

it('a status is said as exactly as it is known', () => {
  expect(sayStatus(texts.en, 'in_transit', 'customs_cleared')).toBe('Through customs');
  expect(sayStatus(texts['zh-TW'], 'ready_for_pickup', null)).toBe('待取貨');
  expect(sayStatus(texts.en, 'in_transit', 'locker')).toBe('On its way');
});
