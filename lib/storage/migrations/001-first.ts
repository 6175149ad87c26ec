/** Version 1: the first tables. Migrations import nothing of ours and are never edited once released. */
export const version = 1;
/** The oldest code version that may read data of this version. */
export const minReader = 1;
export const stores = {
  orders: 'key, [shelf+shelfAt], [shop+placedAt], placedAt, orderNumber',
  parcels: 'key, [shelf+shelfAt], trackingNumber, createdAt',
  orderParcels: 'key, order, parcel',
  events: 'key, sortAt, [subject+seq], [subject+sortAt]',
  sourceStates: 'source',
  plans: 'subject, dueAt',
  notices: 'id, state, subject, unread, createdAt',
  aliases: 'old, key',
  counters: 'name',
  meta: 'name',
  secrets: 'source',
  ops: 'id, at, subject',
  corrections: '[shape+source], at',
} as const;
