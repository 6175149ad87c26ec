import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bytesOf, fixture, readFile } from '../reading';

const older = fixture('amazon-data-request/fixtures/retail-order-history.csv');
const newer = fixture('amazon-data-request/fixtures/order-history.csv');
const decoded = new TextDecoder().decode(older);

it('rows are items, also two of one product; the total is their sum, exact', async () => {
  const { format, orders, drift } = await readFile(older);
  expect(format).toBe('amazon-data-request');
  expect(orders).toEqual([
    {
      shop: 'amazon', orderNumber: '302-1029384-7566571', placedAt: '2025-03-09T15:04:05Z', status: 'Closed', state: 'shipped', seller: null, total: { amount: '1054.66', currency: 'EUR' },
      items: [
        { title: 'Bürostuhl, "Netz", schwarz', quantity: 1, unitPrice: '1049.00', lineTotal: '1039.34', itemId: 'B0EXAMPL01', status: 'Shipped', trackingNumber: '00340434999999999990' },
        { title: 'Filzgleiter', quantity: 1, unitPrice: '7.66', lineTotal: '7.66', itemId: 'B0EXAMPL02', status: 'Shipped', trackingNumber: '00340434999999999991' },
        { title: 'Filzgleiter', quantity: 1, unitPrice: '7.66', lineTotal: '7.66', itemId: 'B0EXAMPL02', status: 'Shipped', trackingNumber: '00340434999999999991' },
      ],
      site: 'amazon.de', paymentMethod: 'Visa - 0009', trackingNumber: '00340434999999999990', carrier: 'DHL', shippedAt: '2025-03-10T22:10:00Z',
      parcels: [{ trackingNumber: '00340434999999999990', carrier: 'DHL' }, { trackingNumber: '00340434999999999991', carrier: 'DHL' }],
    },
    {
      shop: 'amazon', orderNumber: '305-5647382-9101112', placedAt: '2025-02-12T20:20:20Z', status: 'Cancelled', state: 'cancelled', seller: null, total: { amount: '0', currency: 'EUR' },
      items: [{ title: 'Regenschirm', quantity: 1, unitPrice: '24.00', itemId: 'B0EXAMPL05' }], site: 'amazon.de', paymentMethod: 'Visa - 0009',
    },
  ]);
  expect(drift).toEqual([]);
});

it('reads the header of 2026, in its own order and words', async () => {
  expect((await readFile(newer)).orders).toMatchObject([{ orderNumber: '202-1029384-7566571', site: 'amazon.co.uk', total: { amount: '16.91', currency: 'GBP' }, items: [{ quantity: 4, unitPrice: '4.48', lineTotal: '16.91' }] }]);
});

it('reads every order history of the archive, and an order that goes on in the next', async () => {
  const [header = '', ...rows] = decoded.split('\n"Amazon.de"').map((row, index) => (index === 0 ? row : `"Amazon.de"${row}`));
  const zip = zipSync({
    'Digital-Ordering.1/Digital Items.csv': bytesOf('OrderId,Title\n1,x\n'),
    'Retail.OrderHistory.1/Retail.OrderHistory.1.csv': bytesOf([header, ...rows.slice(0, 2)].join('\n')),
    'Retail.OrderHistory.2/Retail.OrderHistory.2.csv': bytesOf([header, ...rows.slice(2)].join('\n')),
  });
  const { format, orders } = await readFile(zip, 'Your Orders.zip');
  expect(format).toBe('amazon-data-request');
  expect(orders).toEqual((await readFile(older)).orders);
});

it('no person and no address is read', async () => {
  expect(JSON.stringify([await readFile(older), await readFile(newer)])).not.toMatch(/Muster|Beispielweg|Example Road/);
});

it.each([['Order Status', 'State', 'Order Status'], ['2025-02-12T20:20:20Z', 'soon', 'rows[4].Order Date'], ['"1,039.34"', '"gratis"', 'rows[1].Total Owed'], ['"302-1029384-7566571"', '""', 'rows[1].Order ID']])('%s as %s has changed', async (from, to, path) => {
  expect((await readFile(bytesOf(decoded.replace(from, to)))).reading).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
});
