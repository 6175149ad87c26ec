/** Numbers that are no order and no parcel: by their shape, or because a label says so and the shape allows it. */
import { fitsGs1, fitsLuhn } from '@/lib/adapter/check-digits';
import type { OtherKind } from './findings';
import type { Token } from './tokens';
import type { LabelKind } from './words';

const PHONES = [
  /^1[3-9]\d{9}$/, // mobile, China
  /^(?:86|0086)-?1[3-9]\d{9}$/,
  /^1[3-9]\d-\d{4}-\d{4}$/,
  /^0\d{2,3}-\d{7,8}(?:-\d{1,5})?$/, // landline with its area
  /^0\d{1,4}-\d{1,4}-\d{3,4}$/, // Japan, Korea, Taiwan
  /^[48]00-?\d{3}-?\d{4}$/,
  /^(?:1-)?[2-9]\d\d-\d{3}-\d{4}$/, // North America
];
const DAY = /^(?:19|20)\d{2}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])$/;
const IDENTITY = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
const ALIPAY = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{20}$/;
const WECHAT = /^42\d{26}$|^10000\d{23}$/;
const ISBN_13 = /^97[89]\d{10}$/;
const UNIONPAY = /^62\d{14,17}$/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const fitsIdentity = (value: string): boolean => '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, i) => sum + weight * (value.charCodeAt(i) - 48), 0) % 11) === value.at(-1);

/** What the shape alone says, without a label; null where it says nothing. */
export function otherByShape(value: string): OtherKind | null {
  if (PHONES.some((pattern) => pattern.test(value))) return 'phone';
  if (DAY.test(value)) return 'date';
  const plain = value.replaceAll('-', '');
  if (ALIPAY.test(plain) || WECHAT.test(plain)) return 'payment_number';
  if (IDENTITY.test(plain) && fitsIdentity(plain)) return 'identity_number';
  if (ISBN_13.test(plain) && fitsGs1(plain)) return 'isbn';
  if (UNIONPAY.test(plain) && fitsLuhn(plain)) return 'bank_card';
  return null;
}

/** What a labelled number must look like, so that a word that merely stands near claims nothing. */
const LABELLED: Readonly<Partial<Record<LabelKind, RegExp>>> = {
  phone: /^\d{3,6}$|^\d[\d-]{6,15}\d$/,
  price: /^\d{1,9}$/,
  date: /^\d{4,14}$|^\d{4}-\d{1,2}-\d{1,2}$/,
  payment_number: /^[A-Z\d-]{8,64}$/,
  verification_code: /^[A-Z\d]{4,8}$|^\d{3}-\d{3}$/,
  pickup_code: /^[A-Z\d]{1,8}(?:-[A-Z\d]{1,8}){0,3}$/,
  item_number: /^[A-Z\d-]{4,20}$/,
  bank_card: /^[X*\d-]{3,24}$|^[A-Z]{2}\d{2}[A-Z\d]{10,30}$/,
  identity_number: /^[A-Z\d-]{6,20}$/,
  isbn: /^[\dX-]{8,17}$/,
  qq: /^[A-Z\d-]{5,20}$/,
  reference: /^[A-Z\d-]{3,64}$/,
};
const NAME_OF: Readonly<Partial<Record<LabelKind, OtherKind>>> = { reference: 'number' };

/** What a label of this kind makes of the number; null where the label is ours (order, parcel, number) or does not fit. */
export function otherByLabel(label: LabelKind | null, value: string): OtherKind | null {
  if (label === null || label === 'order' || label === 'parcel' || label === 'number') return null;
  if (LABELLED[label]?.test(value) !== true) return null;
  return NAME_OF[label] ?? (label as OtherKind);
}

const CURRENCY_BEFORE = /(?:[¥￥$€£₩₹₽฿]|(?:RMB|CNY|USD|EUR|GBP|JPY|KRW|TWD|HKD|NT\$|NTD))\s?$/i;
const CURRENCY_BEHIND = /^\s?(?:[元円€£원₽]|[圆块](?!通)|RMB|CNY|USD|EUR|GBP|JPY|KRW|TWD|HKD|PLN|kr\b)/i;

/** Does a sign or word of money stand right beside it? */
export function isPrice(text: string, { start, end }: Token): boolean {
  return CURRENCY_BEFORE.test(text.slice(Math.max(0, start - 5), start)) || CURRENCY_BEHIND.test(text.slice(end, end + 5));
}

/** What a date, time, decimal or grouped amount is; null where nothing says. */
export function otherExpression(text: string, token: Token, label: LabelKind | null): OtherKind | null {
  if (isPrice(text, token)) return 'price';
  if (/^\d{4}[/.]\d{1,2}[/.]\d{1,2}$/.test(token.value)) return 'date';
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(token.value)) return 'time';
  if (label === 'price' && /^[\d,.]+$/.test(token.value)) return 'price';
  if (label === 'phone' && /^[\d./-]{7,20}$/.test(token.value)) return 'phone';
  return null;
}
