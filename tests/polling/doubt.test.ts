import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/model/time';
import { atlas } from '@/lib/polling/atlas';
import { type Expected, findDoubt, type Told } from '@/lib/polling/doubt';

const PLACED = Date.UTC(2026, 10, 1, 12);
const told = (change: Partial<Told> = {}): Told => ({ carrier: 'yto', status: 'delivered', newestAt: PLACED + 5 * DAY, place: null, ...change });
const expected = (change: Partial<Expected> = {}): Expected => ({ carrier: 'yto', placedAt: PLACED, placedOnDay: false, addedAt: PLACED + DAY, currencies: [], ...change });

describe('an answer that contradicts the order', () => {
  it.each([
    ['what ended before the order was placed', told({ newestAt: PLACED - 2 * DAY }), expected(), 'dates'],
    ['also while it is still on its way', told({ status: 'in_transit', newestAt: PLACED - 2 * DAY }), expected(), 'dates'],
    ['a clock without a zone may be hours off', told({ newestAt: PLACED - 20 * HOUR }), expected(), null],
    ['a day alone is less sure', told({ newestAt: PLACED - 40 * HOUR }), expected({ placedOnDay: true }), null],
    ['an answer without any time proves nothing', told({ newestAt: null }), expected(), null],
    ['delivered long before it was added', told({ newestAt: PLACED - 100 * DAY }), expected({ placedAt: null }), 'dates'],
    ['an old parcel that is kept as a record', told({ newestAt: PLACED - 20 * DAY }), expected({ placedAt: null }), null],
    ['silent for long but not at its end', told({ status: 'in_transit', newestAt: PLACED - 100 * DAY }), expected({ placedAt: null }), null],
    ['paid in yen, delivered in Spain', told({ place: 'Madrid, ES' }), expected({ currencies: ['JPY'] }), 'country'],
    ['paid in yen, delivered in Japan', told({ place: 'Tokyo, JP' }), expected({ currencies: ['JPY'] }), null],
    ['on its way it may be anywhere', told({ status: 'in_transit', place: 'Leipzig, DE' }), expected({ currencies: ['JPY'] }), null],
    ['money of many countries proves nothing', told({ place: 'Madrid, ES' }), expected({ currencies: ['USD'] }), null],
    ['nor does one order of two', told({ place: 'Warsaw, PL' }), expected({ currencies: ['JPY', 'PLN'] }), null],
    ['what may be a state proves nothing', told({ place: 'Berlin, DE' }), expected({ currencies: ['JPY'] }), null],
    ['nor does a state', told({ place: 'PORTLAND, OR' }), expected({ currencies: ['JPY'] }), null],
    ['another carrier of the same country', told({ carrier: 'zto' }), expected(), 'carrier'],
    ['one that works with others is no surprise', told({ carrier: 'china-post' }), expected(), null],
    ['across the border it is handed on', told({ carrier: 'inpost-pl' }), expected(), null],
    ['divisions of one house', told({ carrier: 'dhl-parcel-de' }), expected({ carrier: 'dhl' }), null],
    ['an answer that names no carrier', told({ carrier: null }), expected(), null],
  ] as const)('%s', (_title, said, known, why) => {
    expect(findDoubt(said, known, atlas)).toBe(why);
  });
});

describe('the atlas', () => {
  it('knows sure numbers by their form, and where carriers deliver', () => {
    expect(atlas.recognise('RB293847560US')).toContain('usps');
    expect(atlas.recognise('1234567')).toEqual([]);
    const zones = (new Intl.Locale('und-JP') as { getTimeZones?: () => readonly string[] }).getTimeZones;
    if (zones !== undefined) expect([atlas.delivers('yamato', 'Asia/Tokyo'), atlas.delivers('yamato', 'Europe/Paris')]).toEqual([true, false]);
    expect(atlas.delivers('no-such-carrier', 'Europe/Paris')).toBe(true);
  });
});
