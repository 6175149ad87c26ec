import { describe, expect, it } from 'vitest';
import { minorPlaces, moneyOf, sumMoney } from '@/lib/model/money';
import { netOf } from '@/lib/model/order-money';
import { shownStatus } from '@/lib/model/order-status';
import type { OrderStatus, ParcelStatus } from '@/lib/model/status';

describe('amounts from decimals', () => {
  it.each([
    ['1234.50', 'CNY', 123_450], ['-5.99', 'USD', -599], ['0.1', 'EUR', 10], ['1980', 'JPY', 1980], ['1980.00', 'JPY', 1980], ['12.345', 'KWD', 12_345], ['5', 'XQQ', 500], ['0.29', 'CNY', 29], ['1.005', 'KWD', 1005], ['90071992547409.91', 'CNY', 9_007_199_254_740_991], ['-0.00', 'CNY', 0],
  ])('%s %s is exact', (decimal, currency, minor) => {
    expect(moneyOf(decimal, currency)).toEqual({ minor, currency });
  });

  it.each([['12.345', 'CNY'], ['1.5', 'JPY'], ['1,5', 'CNY'], ['', 'CNY'], ['NaN', 'CNY'], ['999999999999999', 'KWD'], ['1e5', 'CNY'], [null, 'CNY']])('%s %s is none', (decimal, currency) => {
    expect(moneyOf(decimal, currency)).toBeNull();
  });

  it('a code that is no currency has hundredths', () => expect(minorPlaces('no code')).toBe(2));

  it('are summed within one currency only', () => {
    expect(sumMoney([{ minor: 10, currency: 'CNY' }, { minor: -3, currency: 'CNY' }])).toEqual({ minor: 7, currency: 'CNY' });
    expect(sumMoney([{ minor: 10, currency: 'CNY' }, { minor: 3, currency: 'USD' }])).toBeNull();
    expect(sumMoney([])).toBeNull();
  });
});

describe('what an order cost in the end', () => {
  const yuan = (minor: number) => ({ minor, currency: 'CNY' });
  it('is what was paid less what came back', () => {
    expect(netOf({ money: { total: yuan(7900), paid: yuan(7500), refunded: yuan(2000) } })).toEqual(yuan(5500));
    expect(netOf({ money: { total: yuan(7900), refunded: yuan(9000) } })).toEqual(yuan(0));
    expect(netOf({ money: { total: yuan(7900), refunded: { minor: 5, currency: 'USD' } } })).toEqual(yuan(7900));
    expect(netOf({ money: { refunded: yuan(1) } })).toBeNull();
  });
});

describe('the status an order is shown with', () => {
  const parcels = (...statuses: readonly ParcelStatus[]) => statuses.map((status) => ({ status, receivedAt: null, deletedAt: null }));
  it.each<[OrderStatus, readonly ParcelStatus[], OrderStatus]>([
    ['paid', [], 'paid'], ['paid', ['pre_transit'], 'paid'], ['paid', ['in_transit'], 'shipped'], ['unknown', ['out_for_delivery', 'not_found'], 'shipped'], ['shipped', ['delivered'], 'delivered'],
    ['shipped', ['delivered', 'in_transit'], 'shipped'], ['partly_shipped', ['delivered'], 'partly_shipped'], ['unpaid', ['in_transit'], 'unpaid'], ['completed', ['in_transit'], 'completed'], ['cancelled', ['delivered'], 'cancelled'], ['delivered', ['in_transit'], 'delivered'],
  ])('%s with %j is %s', (status, seen, shown) => {
    expect(shownStatus({ status }, parcels(...seen))).toBe(shown);
  });

  it('what the person has is there, what they deleted does not count', () => {
    expect(shownStatus({ status: 'shipped' }, [{ status: 'unknown', receivedAt: 1, deletedAt: null }, { status: 'in_transit', receivedAt: null, deletedAt: 1 }])).toBe('delivered');
  });
});
