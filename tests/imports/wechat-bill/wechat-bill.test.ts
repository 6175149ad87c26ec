import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bytesOf, fixture, readFile } from '../reading';

const bill = fixture('wechat-bill/fixtures/bill.csv');
const decoded = new TextDecoder().decode(bill);

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** A workbook as the app writes it since 2025: shared texts, times as days, amounts as numbers. */
function workbook(csv: string): Uint8Array {
  const strings: string[] = [];
  const rows = csv.replace(/^\uFEFF/, '').trim().split('\n').map((line, row) => {
    const cells = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].slice(0, 11).map(([, cell = '']) => cell.replaceAll('"', '').trim());
    const xml = cells.map((text, column) => {
      const at = `${String.fromCharCode(65 + column)}${row + 1}`;
      const time = column === 0 && /^\d{4}-/.test(text) ? (Date.parse(`${text.replace(' ', 'T')}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000 : null;
      if (time !== null) return `<c r="${at}" s="1"><v>${time}</v></c>`;
      if (text.startsWith('¥')) return `<c r="${at}"><v>${text.replace(/[¥,]/g, '')}</v></c>`;
      if (text === '') return '';
      if (column === 2) return `<c r="${at}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
      strings.push(text);
      return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
    });
    return `<row r="${row + 1}">${xml.join('')}</row>`;
  });
  const sheet = `<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="m"><x:sheetData>${rows.join('')}</x:sheetData></x:worksheet>`;
  const shared = `<sst>${strings.map((text) => `<si><r><t>${escape(text.slice(0, 1))}</t></r><r><t>${escape(text.slice(1))}</t></r><rPh><t>x</t></rPh></si>`).join('')}</sst>`;
  return zipSync({ '[Content_Types].xml': bytesOf('<Types/>'), 'xl/workbook.xml': bytesOf('<workbook/>'), 'xl/worksheets/sheet1.xml': bytesOf(sheet), 'xl/sharedStrings.xml': bytesOf(shared) });
}

it('reads orders by the shop that counterparty or goods name, with what came back of them', async () => {
  const { format, orders, drift } = await readFile(bill);
  expect(format).toBe('wechat-bill');
  expect(orders.map(({ shop, orderNumber, placedAt, status, state, total, refunded, paymentReference }) => [shop, orderNumber, placedAt, status, state, total?.amount, refunded?.amount, paymentReference])).toEqual([
    ['pinduoduo', '260520-302938475665710', '2026-05-20T19:30:05+08:00', '支付成功', 'paid', '64.10', undefined, '4200002900202605200000000041'],
    ['jd', '3529384756657102', '2026-05-18T12:00:00+08:00', '已全额退款', 'paid', '1099.00', '1099.00', '4200002901202605180000000042'],
    ['jd', '3529384756657999', '2026-05-17T09:00:00+08:00', '支付成功', 'paid', '30.00', '4.25', '4200002902202605170000000044'],
  ]);
  expect(drift).toEqual([]);
});

it('a refund is income of a kind that ends in 退款, whatever its state says', async () => {
  const { bill: rest } = await readFile(bill);
  expect(rest?.refunds.map(({ orderNumber, amount, status }) => [orderNumber, amount, status])).toEqual([['3529384756657102', '1099.00', '支付成功'], ['3529384756657999', '4.25', '已到账']]);
  expect(rest?.payments.map(({ transactionId, amount, counterparty }) => [transactionId, amount, counterparty])).toEqual([['1000049801202605100000000046', '12.50', '街角面馆']]);
  expect(rest?.skipped).toBe(2);
});

it('a workbook says the same', async () => {
  const [csv, xlsx] = [await readFile(bill), await readFile(workbook(decoded), 'bill.xlsx')];
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/"(\d+)\.(\d*?)0+"/g, (_, whole: string, part: string) => (part === '' ? `"${whole}"` : `"${whole}.${part}"`)));
  expect(xlsx.format).toBe('wechat-bill');
  expect(plain(xlsx.reading)).toEqual(plain(csv.reading));
});

it.each([
  ['已全额退款","4200002901', '已退款(￥12.90)","4200002901', '12.90'], ['已全额退款","4200002901', '已退款￥8","4200002901', '8'],
])('%s becomes %s', async (from, to, refunded) => {
  expect((await readFile(bytesOf(decoded.replace(from, to)))).orders[1]?.refunded?.amount).toBe(refunded);
});

it('a number of the right shape without a shop is no order', async () => {
  const { orders, bill: rest } = await readFile(bytesOf(decoded.replaceAll('拼多多平台商户', '某平台商户')));
  expect(orders.map(({ shop }) => shop)).toEqual(['jd', 'jd']);
  expect(rest?.notOrders).toEqual([{ value: '260520-302938475665710' }]);
});

it.each([['交易单号,', '单号,', '交易单号'], ['2026-05-20 19:30:05', '昨天', null], ['¥64.10', '待定', 'rows[1].amount']])('%s as %s', async (from, to, path) => {
  const { reading } = await readFile(bytesOf(decoded.replace(from, to)));
  if (path !== null) expect(reading).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
});
