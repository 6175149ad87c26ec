/** Columns of Amazon's data request (research/shops.md 4): `Retail.OrderHistory.1.csv` until 2025, `Order History.csv` since, in another order and partly under other names. */
export const COLUMNS = {
  orderId: ['Order ID'],
  orderDate: ['Order Date'],
  currency: ['Currency'],
  website: ['Website'],
  unitPrice: ['Unit Price'],
  total: ['Total Owed', 'Total Amount'],
  asin: ['ASIN'],
  quantity: ['Quantity', 'Original Quantity'],
  method: ['Payment Instrument Type', 'Payment Method Type'],
  status: ['Order Status'],
  shipmentStatus: ['Shipment Status'],
  shipDate: ['Ship Date'],
  carrier: ['Carrier Name & Tracking Number'],
  title: ['Product Name'],
} as const;

export type Column = keyof typeof COLUMNS;

/** Without these it is another of the many tables of a data request. */
export const ESSENTIAL: readonly Column[] = ['orderId', 'orderDate', 'currency', 'total', 'title', 'status'];

/** What Amazon writes for nothing. */
export const NOTHING = /^(?:not available|not applicable)$/i;
