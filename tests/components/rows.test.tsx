// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParcelRow } from '@/components/parcels/ParcelRow';
import type { Parcel } from '@/lib/model/parcel';
import type { Language } from '@/lib/model/settings';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import { DAY, HOUR, MINUTE } from '@/lib/model/time';
import { addParcel } from '@/tests/storage/rows';
import { NOW, setTheStage, type Stage } from './in-house';

let stage: Stage;
beforeEach(async () => {
  stage = await setTheStage();
});
afterEach(cleanup);

const acted: string[] = [];
interface Row {
  readonly carrier?: string | null;
  readonly states?: readonly SourceState[];
  readonly language?: Language;
}
async function rowOf(change: Partial<Parcel>, { carrier = 'yto', states = [], language = 'en' }: Row = {}): Promise<string> {
  const parcel = await addParcel(stage.db, `YT2648103957${String(Math.random()).slice(2, 5)}`, carrier, change);
  await stage.show(
    <ul>
      <ParcelRow parcel={parcel} states={new Map(states.map((state) => [state.source, state]))} href="#x" onAct={({ blocked }) => acted.push(blocked ?? '')} />
    </ul>,
    { language },
  );
  return (document.body.textContent ?? '').replaceAll('\u00A0', ' ');
}
const answered = { lastAnswerAt: NOW - 5 * MINUTE, leadSource: 'yto' } as const;

describe('a row says in one sentence', () => {
  it('where it is, since when, when it comes, and how fresh that is', async () => {
    const eta = { fromOn: '2026-11-24', untilOn: '2026-11-24', fromAt: NOW + HOUR, untilAt: NOW + 5 * HOUR, source: 'yto' };
    const text = await rowOf({ ...answered, title: 'Wool coat', status: 'out_for_delivery', statusAt: NOW - 20 * MINUTE, latestPlace: '朝阳区大望路营业部', eta });
    expect(text).toContain('Out for delivery · 朝阳区大望路营业部 · 20 min ago');
    expect(text).toContain('today 13:30–17:30');
    expect(text).toContain('YTO Express');
    expect(text).toContain('checked 5 min ago');
  });

  it('the same in Chinese as it is spoken there', async () => {
    expect(await rowOf({ ...answered, status: 'ready_for_pickup', statusAt: NOW - 2 * DAY, pickup: { code: '5-2-8031', place: '菜鸟驿站' } }, { language: 'zh-CN' })).toMatch(/待取件.*5-2-8031.*菜鸟驿站 · 2 天前.*上次查询 5 分钟前/);
    cleanup();
    expect(await rowOf({ ...answered, status: 'ready_for_pickup', statusAt: NOW - 2 * DAY }, { language: 'zh-TW' })).toMatch(/待取貨.*2 天前.*上次查詢 5 分鐘前/);
  });

  it('that it should be here by now', async () => {
    const eta = { fromOn: '2026-11-20', untilOn: '2026-11-22', fromAt: null, untilAt: null, source: 'yto' };
    expect(await rowOf({ ...answered, status: 'in_transit', eta })).toContain('was due Sun 22 Nov');
  });

  it('why it is stale and until when', async () => {
    const state = { ...newSourceState('seventeentrack'), failure: 'rate_limited', lastFailureAt: NOW - MINUTE, backoffUntil: NOW + 2 * HOUR } as const;
    expect(await rowOf({ status: 'in_transit', lastAnswerAt: NOW - 5 * HOUR, leadSource: 'seventeentrack' }, { carrier: 'ups', states: [state] })).toContain('checked 5 h ago · stale: 17TRACK asks you to wait until 14:30');
  });

  it('nothing that the carrier’s text could do to the line', async () => {
    const text = await rowOf({ ...answered, title: '<b>a</b>\u202Eb\u0007', status: 'in_transit', latestPlace: 'x\u2066y' });
    expect(text).toContain('<b>a</b> b');
    expect(['\u202E', '\u0007', '\u2066'].filter((hidden) => text.includes(hidden))).toEqual([]);
  });

  it('that it waits for its first answer', async () => {
    expect(await rowOf({})).toContain('Waiting for the first answer');
    cleanup();
    expect(await rowOf({}, { carrier: null })).toContain('Carrier not known');
  });
});

it.each([
  ['permission_missing', 'It can be checked once you allow YTO Express', /^allow/i],
  ['no_source', 'Nobody to ask yet', /^choose a source/i],
  ['needs_input', 'YTO Express wants to know more', /^fill in/i],
  ['stale', 'No news for a long time', /^look at it/i],
  ['auth', 'does not accept your key', /^check the key/i],
] as const)('blocked by %s: it says so with a button', async (blocked, sentence, button) => {
  expect(await rowOf({ blocked })).toContain(sentence);
  fireEvent.click(screen.getByRole('button', { name: button }));
  expect(acted.at(-1)).toBe(blocked);
});
