import { expect, it } from 'vitest';
import { bytesOf, fixture, readFile } from '../reading';

const bill = fixture('alipay-bill/fixtures/bill.csv');
const decoded = new TextDecoder('gb18030').decode(bill);
const changed = (from: string | RegExp, to: string) => readFile(bytesOf(decoded.replace(from, to)));

it('reads GB18030: orders of every shop that a line names, whatever was refunded', async () => {
  const { format, orders, drift } = await readFile(bill);
  expect(format).toBe('alipay-bill');
  expect(orders).toEqual([
    {
      shop: 'taobao', orderNumber: '5109283746152837465', placedAt: '2026-04-28T10:11:12+08:00', status: '交易成功', state: 'completed', items: [{ title: '亚麻 衬衫 白色', quantity: null, unitPrice: null }],
      total: { amount: '1259.00', currency: 'CNY' }, seller: '山***旗舰店', timeIs: 'payment', paymentMethod: '余额宝', paymentReference: '2026042822001100000000000021', refunded: { amount: '60.05', currency: 'CNY' }, afterSalesState: 'refunded',
    },
    {
      shop: 'taobao', orderNumber: '5109283746999837465', placedAt: '2026-04-20T20:20:20+08:00', status: '交易关闭', state: 'cancelled', items: [{ title: '台灯', quantity: null, unitPrice: null }],
      total: { amount: '88.00', currency: 'CNY' }, seller: '灯***店', timeIs: 'payment', paymentReference: '2026042022001100000000000022',
    },
    {
      shop: 'jd', orderNumber: '3529384756657102', placedAt: '2026-04-18T12:12:12+08:00', status: '交易成功', state: 'paid', items: [{ title: '京东-订单编号3529384756657102', quantity: null, unitPrice: null }],
      total: { amount: '45.90', currency: 'CNY' }, seller: '京东', timeIs: 'payment', paymentMethod: '示例银行储蓄卡(0009)', paymentReference: '2026041822001100000000000023',
    },
  ]);
  expect(drift).toEqual([]);
});

it('refunds are rows of their own, what is bought elsewhere is a payment, the rest is counted', async () => {
  const { bill: rest } = await readFile(bill);
  expect(rest).toEqual({
    refunds: [
      { orderNumber: '5109283746152837465', at: '2026-04-29T08:00:00+08:00', amount: '59.50', currency: 'CNY', status: '退款成功', transactionId: '2026042822001100000000000021_5109283746152837465' },
      { orderNumber: '5109283746152837465', at: '2026-04-29T09:00:00+08:00', amount: '0.55', currency: 'CNY', status: '退款成功', transactionId: '2026042822001100000000000021_5109283746152837465_2' },
      { orderNumber: null, at: '2026-04-16T07:30:00+08:00', amount: '2.00', currency: 'CNY', status: '退款成功', transactionId: '2026041622001100000000000029_9' },
    ],
    payments: [{ transactionId: '2026041722001100000000000024', at: '2026-04-17T07:30:00+08:00', direction: '支出', amount: '21.00', currency: 'CNY', counterparty: '街角面馆', status: '交易成功', orderNumber: null, title: '收钱码收款', method: '余额' }],
    notOrders: [{ value: '2026041719998888' }], skipped: 2,
  });
});

it('names no person of the preamble', async () => {
  expect(JSON.stringify(await readFile(bill))).not.toMatch(/钱多多|qian@/);
});

it('reads the older export of the web: time of payment, the row says what came back, prose below the table', async () => {
  const { format, orders, bill: rest } = await readFile(fixture('alipay-bill/fixtures/web-export.csv'));
  expect(format).toBe('alipay-bill');
  expect(orders.map(({ orderNumber, placedAt, state, total, refunded }) => [orderNumber, placedAt, state, total?.amount, refunded?.amount])).toEqual([
    ['3948273645182736450', '2019-03-04T10:01:09+08:00', 'completed', '39.90', '9.90'],
    ['3948273645182736999', '2019-03-03T10:00:00+08:00', 'cancelled', '19.90', undefined],
  ]);
  // Eighteen digits behind the prefix are no order of Taobao's.
  expect(rest).toMatchObject({ payments: [{ amount: '60.00' }], notOrders: [{ value: 'T200P394827364518273645' }], skipped: 0 });
});

it('a deposit and the rest are one order', async () => {
  const { orders } = await changed('T200P5109283746999837465', 'T200P5109283746152837465');
  expect(orders.filter(({ shop }) => shop === 'taobao').map(({ total, status }) => [total?.amount, status])).toEqual([['1259.00', '交易成功']]);
});

it.each([
  ['交易时间            ,', '时间,', 'header'], ['商家订单号', '商户号', '商家订单号'], ['2026-04-28 10:11:12', '2026-04-31 10:11:12', 'rows[1].at'], ['"1,259.00"', '面议', 'rows[1].amount'],
  [/,余额 {18},交易成功 {16},2026041722001[^]*/, '', 'rows[6]'],
])('without %s it has changed', async (from, to, path) => {
  expect((await changed(from, to)).reading).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
});

it('an unknown state is unknown and noted', async () => {
  const { orders, drift } = await changed('交易关闭', '交易冻结');
  expect([orders[1]?.state, drift]).toEqual(['unknown', [{ path: 'status', seen: '交易冻结' }]]);
});
