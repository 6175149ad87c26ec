import { expect, it } from 'vitest';
import { bytesOf, fixture, readFile } from '../reading';

const bill = fixture('jd-bill/fixtures/bill.csv');
const decoded = new TextDecoder().decode(bill);

it('every line of the own counter with a number of digits is an order; brackets say what came back, else the refund rows', async () => {
  const { format, orders } = await readFile(bill);
  expect(format).toBe('jd-bill');
  expect(orders.map(({ orderNumber, placedAt, total, refunded, paymentMethod, afterSalesState }) => [orderNumber, placedAt, total?.amount, refunded?.amount, paymentMethod, afterSalesState])).toEqual([
    ['302938475665', '2026-01-28T13:27:56+08:00', '1131.77', '89.84', '示例银行信用卡(0009)', 'refunded'],
    ['302938475777', '2026-01-20T09:15:00+08:00', '468.32', '468.32', '示例银行信用卡(0009)', 'refunded'],
    ['302938475888', '2026-01-19T09:15:00+08:00', '59.00', '5.25', '示例银行信用卡(0009)', 'refunded'],
  ]);
  expect(orders[0]).toMatchObject({ shop: 'jd', seller: '京东平台商户', status: '交易成功', state: 'paid', items: [{ title: '羊毛围巾 灰色 等多件', quantity: null, unitPrice: null }] });
});

it('sending a parcel and repaying are no orders', async () => {
  const { bill: rest } = await readFile(bill);
  expect(rest?.notOrders).toEqual([{ value: 'JDX302938475999' }, { value: 'HK302938476000' }]);
  expect(rest?.payments.map(({ transactionId, amount, counterparty }) => [transactionId, amount, counterparty])).toEqual([['JDX302938475999', '10.20', '京东物流']]);
  expect(rest?.refunds.map(({ orderNumber, amount, transactionId }) => [orderNumber, amount, transactionId])).toEqual([['302938475665', '89.84', '1000000000000052'], ['302938475888', '4.50', '1000000000000055'], ['302938475888', '0.75', '1000000000000056']]);
  expect(rest?.skipped).toBe(1);
});

it.each([['交易说明', '说明', '交易说明'], ['2026-01-20 09:15:00', '2026-13-20 09:15:00', 'rows[3].at'], ['59.00,', '-,', 'rows[4].amount']])('%s as %s has changed', async (from, to, path) => {
  expect((await readFile(bytesOf(decoded.replace(from, to)))).reading).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
});
