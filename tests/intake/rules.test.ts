/** The pure rules of intake, one by one. */
import { describe, expect, it } from 'vitest';
import { carrierByNumber, carrierNamed, carrierOfMention } from '@/lib/intake/carrier-of';
import { factsOf } from '@/lib/intake/facts';
import { foldSaid } from '@/lib/intake/fold';
import { foldItems } from '@/lib/intake/items';
import { mentionsOf } from '@/lib/intake/take-parcels';
import type { OrderFacts, OrderItem, Said, SourceKind } from '@/lib/model/order';
import { DAY } from '@/lib/model/time';
import { NOW } from '../storage/rows';
import { item, report } from './reports';

const line = (title: string, change: Partial<OrderItem> = {}): OrderItem => ({ title, quantity: null, unitPrice: null, lineTotal: null, variant: null, itemId: null, url: null, imageUrl: null, ...change });
const said = (kind: SourceKind, facts: Partial<OrderFacts>, readAt = NOW): Said => ({ kind, page: null, readAt, facts });

describe('whose parcel a shop means', () => {
  it.each([['圆通速递', 'yto'], ['圆通快递有限公司', 'yto'], ['YTO', 'yto'], ['顺丰速运', 'sf-express'], ['UPS', 'ups'], ['Sent with 中通 today', 'zto'], ['自营配送', null], ['', null], [null, null]])('%s is %s', (word, carrier) => {
    expect(carrierNamed(word)).toBe(carrier);
  });

  it('a number decides only where nobody else has such numbers, and a word comes before it', () => {
    expect(carrierByNumber('1Z999AA10123456784')).toBe('ups');
    expect(carrierByNumber('123456789012')).toBeNull();
    expect(carrierOfMention('1Z999AA10123456784', null, '圆通')).toBe('yto');
  });

  it('numbers that are masked or none are left alone, each is told once with the best word for it', () => {
    expect(mentionsOf({ trackingNumber: '75 1234-5678 9012', items: [item('a', { trackingNumber: '751234567890 12' }), item('b', { trackingNumber: '****5678' }), item('c', { trackingNumber: 'unknown' })], parcels: [{ trackingNumber: '75123456789012', carrier: '中通快递' }] })).toEqual([{ number: '75123456789012', carrier: 'zto' }]);
  });
});

describe('the lines of an order', () => {
  it('are the best source\'s; others fill in what it leaves open', () => {
    expect(foldItems([[line('Kettle', { itemId: '7', variant: 'red' }), line('Kettle', { itemId: '7', variant: 'blue' })], [line('kettle', { itemId: '7', variant: 'Blue', imageUrl: 'https://i.example.com/b.jpg' }), line('Bag')]])).toEqual([
      line('Kettle', { itemId: '7', variant: 'red' }), line('Kettle', { itemId: '7', variant: 'blue', imageUrl: 'https://i.example.com/b.jpg' }),
    ]);
  });

  it('with different numbers of their own are never taken for one', () => {
    expect(foldItems([[line('Kettle', { subOrderNumber: '1' })], [line('Kettle', { subOrderNumber: '2', quantity: 3 })]])).toEqual([line('Kettle', { subOrderNumber: '1' })]);
  });

  it('of a page that hides some give way to a whole list', () => {
    const partly = said('page-detail', { items: [line('Kettle')], incomplete: true });
    expect(foldSaid([partly])).toMatchObject({ incomplete: true, items: [{ title: 'Kettle' }] });
    const whole = foldSaid([partly, said('page-list', { items: [line('Kettle'), line('Cup')] })]);
    expect([whole.items.length, whole.incomplete, whole.sources.items?.kind]).toEqual([2, undefined, 'page-list']);
  });
});

describe('the written table', () => {
  const kinds: readonly SourceKind[] = ['page-detail', 'page-list', 'mail', 'file', 'paste'];
  it('detail over list over mail over file over paste, whatever their age', () => {
    for (const [index, kind] of kinds.entries()) {
      const rest = kinds.slice(index).map((one, age) => said(one, { seller: one, placedAt: age }, NOW + age * DAY));
      expect(foldSaid(rest.toReversed())).toMatchObject({ seller: kind, sources: { seller: { kind } } });
    }
  });

  it('newer over older of the same kind; a word that nobody understands stands beside the last state that was', () => {
    const older = said('page-list', { status: 'shipped', rawStatus: 'Sent', seller: 'A' }, NOW);
    expect(foldSaid([older, { ...said('page-list', { status: 'delivered', seller: 'B' }, NOW + 1), page: 'other' }])).toMatchObject({ status: 'delivered', seller: 'B' });
    expect(foldSaid([older, said('page-detail', { rawStatus: 'Teleported' }, NOW + 1)])).toMatchObject({ status: 'shipped', rawStatus: 'Teleported' });
  });
});

describe('what is taken from a report', () => {
  it('amounts by the currency of the order, addresses only where they are safe, sums of discounts exact', () => {
    const facts = factsOf(report('1', { total: { amount: '1980', currency: 'JPY' }, items: [item('Kettle', { unitPrice: '990', url: 'http://example.com/a', image: 'javascript:alert(1)' })], discounts: [{ label: 'A', amount: '-10' }, { label: 'B', amount: '-5' }], detailUrl: 'http://example.com', logisticsUrl: 'https://example.com/l' }));
    expect(facts).toMatchObject({ money: { total: { minor: 1980, currency: 'JPY' }, discount: { minor: -15, currency: 'JPY' } }, items: [{ unitPrice: { minor: 990, currency: 'JPY' }, url: null, imageUrl: null }], links: { logistics: 'https://example.com/l' } });
    expect(facts.links).not.toHaveProperty('order');
  });

  it('a day stays a day, and what is not shown is not said', () => {
    const facts = factsOf(report('1', { placedAt: '2026-10-01', status: null, state: 'unknown', seller: null, total: null, items: [] }));
    expect(facts).toEqual({ placedAt: Date.UTC(2026, 9, 1), placedAtPrecision: 'day' });
  });
});
