/** Time is never invented: a clock becomes an instant only where the reply states its zone, or where the country has one. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventReport, TrackingSource } from '@/lib/adapter/contract';
import { DAY, HOUR, type Instant } from '@/lib/model/time';
import { readLocal } from '@/lib/text/zones';
import cainiao from '@/lib/sources/cainiao';
import cjlogistics from '@/lib/sources/cjlogistics';
import dhl from '@/lib/sources/dhl-unified';
import fedex from '@/lib/sources/fedex';
import fourpx from '@/lib/sources/fourpx';
import inpost from '@/lib/sources/inpost';
import japanpost from '@/lib/sources/japanpost';
import koreapost from '@/lib/sources/koreapost';
import kuaidi100 from '@/lib/sources/kuaidi100';
import laposte from '@/lib/sources/laposte';
import seventeentrack from '@/lib/sources/seventeentrack';
import ship24 from '@/lib/sources/ship24';
import ups from '@/lib/sources/ups';
import usps from '@/lib/sources/usps';
import yamato from '@/lib/sources/yamato';
import yto from '@/lib/sources/yto';
import { ask, readBody } from './reading';

const NUMBER = '400010002600';
/** A scan as a source may write it. `offset` as `+05:30`; null where the source writes none. */
interface Clock { readonly day: string; readonly clock: string; readonly offset: string | null }
interface Writer {
  readonly source: TrackingSource;
  readonly body: (clock: Clock) => string;
  /** The offset that the source's country has, whatever is written; else only a written one counts. */
  readonly country?: string;
}

const ofHour = (offset: string): string => offset.replace(/^([+-])0?(\d+):/, '$1$2:').replace(/:00$/, '');
const flat = (text: string): string => text.replaceAll(/[-:]/g, '');
const american = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
const stamp = ({ day, clock, offset }: Clock): string => `${day}T${clock}${offset ?? ''}`;
const japanese = ({ day, clock }: Clock, place: string): string => `<table summary="配達状況詳細"><tr><th>Item number</th></tr><tr><td>${NUMBER}</td></tr></table><table summary="履歴情報"><tr><th>x</th><th>Prefecture / Country</th></tr><tr><td>${american(day)} ${clock.slice(0, 5)}</td><td>Final delivery</td><td></td><td>x</td><td>${place}</td></tr></table>`;

const WRITERS: Readonly<Record<string, Writer>> = {
  cainiao: { source: cainiao, body: ({ day, clock, offset }) => JSON.stringify({ success: true, module: [{ mailNo: NUMBER, detailList: [{ time: 1, timeStr: `${day} ${clock}`, timeZone: offset === null ? null : `GMT${ofHour(offset)}`, actionCode: 'GTMS_SIGNED' }] }] }) },
  '4PX': { source: fourpx, body: ({ day, clock, offset }) => JSON.stringify({ result: 1, data: [{ queryCode: NUMBER, tracks: [{ tkCode: 'FPX_S_OK', tkDate: 1, tkDateStr: `${day} ${clock}`, tkTimezone: offset === null ? '' : `UTC${offset}` }] }] }) },
  DHL: { source: dhl, body: (clock) => JSON.stringify({ shipments: [{ id: NUMBER, service: 'express', status: { statusCode: 'delivered' }, events: [{ timestamp: stamp(clock), statusCode: 'delivered' }] }] }) },
  'La Poste': { source: laposte, body: (clock) => JSON.stringify([{ returnCode: 0, shipment: { idShip: NUMBER, event: [{ code: 'DI1', date: stamp(clock) }] } }]) },
  InPost: { source: inpost, body: (clock) => JSON.stringify({ tracking_number: NUMBER, status: 'delivered', tracking_details: [{ status: 'delivered', datetime: stamp(clock) }] }) },
  FedEx: { source: fedex, body: (clock) => JSON.stringify({ output: { completeTrackResults: [{ trackingNumber: NUMBER, trackResults: [{ latestStatusDetail: { code: 'DL' }, scanEvents: [{ eventType: 'DL', date: stamp(clock) }] }] }] } }) },
  UPS: { source: ups, body: ({ day, clock, offset }) => JSON.stringify({ trackResponse: { shipment: [{ package: [{ trackingNumber: NUMBER, currentStatus: { code: '011' }, activity: [{ status: { statusCode: '011' }, date: flat(day), time: flat(clock), gmtDate: flat(day), gmtTime: clock, ...(offset === null ? {} : { gmtOffset: offset }) }] }] }] } }) },
  USPS: { source: usps, body: ({ day, clock, offset }) => JSON.stringify({ trackingNumber: NUMBER, trackingEvents: [{ eventCode: '01', eventTimestamp: `${day}T${clock}`, GMTTimestamp: `${day}T${clock}Z`, ...(offset === null ? {} : { GMTOffset: offset }) }] }) },
  '17TRACK': { source: seventeentrack, body: (clock) => JSON.stringify({ code: 0, data: { accepted: [{ number: NUMBER, carrier: 1, track_info: { latest_status: { status: 'Delivered', sub_status: 'Delivered_Other' }, tracking: { providers: [{ events: [{ sub_status: 'Delivered_Other', time_utc: `${clock.day}T${clock.clock}Z`, ...(clock.offset === null ? { time_iso: null, time_raw: { date: clock.day, time: clock.clock, timezone: null } } : { time_iso: stamp(clock) }) }] }] } } }] } }) },
  Ship24: { source: ship24, body: ({ day, clock, offset }) => JSON.stringify({ data: { trackings: [{ tracker: { trackingNumber: NUMBER }, shipment: { statusMilestone: 'delivered' }, events: [{ statusMilestone: 'delivered', datetime: `${day}T${clock}.000Z`, occurrenceDatetime: `${day}T${clock}`, utcOffset: offset }] }] } }) },
  Kuaidi100: { source: kuaidi100, country: '+08:00', body: ({ day, clock }) => JSON.stringify({ nu: NUMBER, com: 'x', state: '3', data: [{ time: `${day} ${clock}`, statusCode: '3' }] }) },
  YTO: { source: yto, country: '+08:00', body: ({ day, clock }) => JSON.stringify([{ waybillNo: NUMBER, waybillProcessInfo: [{ opCode: '745', opTime: `${day} ${clock}` }] }]) },
  CJ: { source: cjlogistics, country: '+09:00', body: ({ day, clock }) => JSON.stringify({ resultCode: 200, data: { svcOutList: [{ workDt: day, workHms: clock, crgStDcd: '91' }] } }) },
  'Japan Post in a prefecture': { source: japanpost, country: '+09:00', body: (clock) => japanese(clock, 'TOKYO') },
  'Japan Post abroad': { source: japanpost, body: (clock) => japanese({ ...clock, offset: null }, 'GERMANY') },
  'Korea Post': { source: koreapost, country: '+09:00', body: ({ day, clock }) => `<table><tr><th>등기번호</th></tr><tr><td>${NUMBER}</td></tr></table><table><tr><th>날짜</th><th>시간</th><th>발생국</th><th>처리현황</th></tr><tr><td>${day.replaceAll('-', '.')}</td><td>${clock.slice(0, 5)}</td><td>x</td><td><span class="evtnm">배달완료</span></td></tr></table>` },
};
/** Sources that write no offset of their own anywhere, or no seconds. */
const BARE = new Set(['Japan Post abroad']);
const NO_SECONDS = new Set(['Japan Post in a prefecture', 'Japan Post abroad', 'Korea Post']);

const days = fc.oneof(
  fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
  // Around the changes of clocks and of the year.
  fc.tuple(fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z', '2026-01-01T00:00:00Z'), fc.integer({ min: -86_400, max: 86_400 })).map(([at, seconds]) => new Date(Date.parse(at) + seconds * 1000)),
).map((date) => ({ day: date.toISOString().slice(0, 10), clock: date.toISOString().slice(11, 19) }));
const offsets = fc.constantFrom('+00:00', '+01:00', '-05:00', '-03:30', '+05:30', '+05:45', '+08:00', '+12:45', '-11:00', '+14:00', '-00:30');

const newest = (source: TrackingSource, body: string): EventReport | undefined => {
  const [answer] = readBody(source, body, [ask(NUMBER)]).answers;
  return answer?.kind === 'found' ? answer.report.events[0] : undefined;
};

describe.each(Object.entries(WRITERS))('%s', (name, { source, body, country }) => {
  const clockOf = (clock: string): string => (NO_SECONDS.has(name) ? `${clock.slice(0, 5)}:00` : clock);

  it('a clock without a zone becomes no instant, unless the country has but one', () => {
    fc.assert(fc.property(days, ({ day, clock }) => {
      const wall = `${day}T${clockOf(clock)}`;
      expect(newest(source, body({ day, clock, offset: null }))).toMatchObject(country === undefined ? { time: null, localTime: wall } : { time: `${wall}${country}`, localTime: null });
    }), { numRuns: 300, seed: 7 });
  });

  if (country === undefined && !BARE.has(name)) it('a stated zone is the zone, whatever the fields beside it say', () => {
    fc.assert(fc.property(days, offsets, ({ day, clock }, offset) => {
      const event = newest(source, body({ day, clock, offset }));
      expect([Date.parse(event?.time ?? ''), event?.localTime]).toEqual([Date.parse(`${day}T${clock}${offset}`), null]);
    }), { numRuns: 300, seed: 7 });
  });
});

describe('Yamato, whose dates have no year', () => {
  const page = (date: string): string => `<div class="parts-tracking-invoice-block"><div class="tracking-invoice-block-title">1件目：${NUMBER}</div><div class="tracking-invoice-block-state-title">配達完了</div><div class="tracking-invoice-block-detail"><ol><li><div class="item">配達完了</div><div class="date">${date}</div><div class="name">x</div></li></ol></div></div>`;
  const inJapan = (at: Instant): string => new Date(at + 9 * HOUR).toISOString();

  it('a scan of the last eleven months is dated right, around New Year too', () => {
    const fetches = fc.oneof(fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) }), fc.integer({ min: Date.UTC(2026, 11, 30), max: Date.UTC(2027, 0, 3) }));
    fc.assert(fc.property(fetches, fc.oneof(fc.integer({ min: 0, max: 330 * DAY }), fc.integer({ min: 0, max: 3 * DAY })), (fetchedAt, ago) => {
      const scan = inJapan(fetchedAt - ago);
      const date = `${Number(scan.slice(5, 7))}月${Number(scan.slice(8, 10))}日 ${scan.slice(11, 16)}`;
      const [answer] = readBody(yamato, page(date), [ask(NUMBER)], { fetchedAt }).answers;
      const event = answer?.kind === 'found' ? answer.report.events[0] : undefined;
      expect(event?.time).toBe(`${scan.slice(0, 16)}:00+09:00`);
    }), { numRuns: 1000, seed: 7 });
  });

  it('a day alone gets no clock', () => {
    const [answer] = readBody(yamato, page('10月5日'), [ask(NUMBER)]).answers;
    expect(answer).toMatchObject({ report: { events: [{ time: null, localTime: '2026-10-05' }] } });
  });
});

describe('settling', () => {
  it.each(['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'])('a wall clock read in %s is that clock there, but in the hour that is skipped', (zone) => {
    const there = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    fc.assert(fc.property(days, ({ day, clock }) => {
      const at = readLocal(`${day}T${clock}`, zone) ?? Number.NaN;
      const shown = there.format(at).replace(' ', 'T');
      const skipped = Date.parse(`${shown}Z`) - Date.parse(`${day}T${clock}Z`);
      expect([0, HOUR / 2, HOUR]).toContain(skipped);
    }), { numRuns: 300, seed: 7 });
  });
});
