/** Orders of Pinduoduo's endpoint (snake case) and page data (camel case); one form after `inCamelCase` (research/shops.md 6). */
import * as z from 'zod/mini';
import { fromMinorUnits, readDecimal } from '@/lib/adapter/amounts';
import { readQuantity } from '@/lib/adapter/item-parts';
import { wireSaid } from '@/lib/adapter/strict';
import { wireExtra, wireText } from '@/lib/adapter/text';

const camel = (name: string): string => name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());

/** The same value with every field named in camel case. */
export function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, member]) => [camel(name), inCamelCase(member)])) : value;
}

/** A JSON number is fen, a text is yuan, with or without its sign. */
const money = z.pipe(z.pipe(z.union([z.string(), z.number()]), z.transform((value: string | number) => (typeof value === 'string' ? readDecimal(value) : fromMinorUnits(value)))), z.string());
const someMoney = wireExtra(money);
const count = z.pipe(wireText, z.transform((text: string | null) => readQuantity(text)));
const orderSn = z.pipe(wireSaid, z.string().check(z.regex(/^\d{6}-\d{10,20}$/)));

const goods = z.object({ goodsId: wireText, goodsName: wireSaid, spec: wireText, goodsPrice: someMoney, goodsNumber: count, thumbUrl: wireText });
/** Of an order inside an order nothing but its number, goods and parcel is read. */
const inner = z.object({ orderSn, orderGoods: z.array(goods), trackingNumber: wireText });

const shared = {
  orderSn,
  parentOrderSn: wireText,
  status: wireText,
  displayAmount: someMoney,
  orderTime: wireText,
  groupOrder: wireExtra(z.object({ successTime: wireText })),
  trackingNumber: wireText,
  orderLinkUrl: wireText,
  mall: wireExtra(z.object({ mallName: wireText })),
};

export const listed = z.object({ ...shared, orderStatusPrompt: wireSaid, orderAmount: z.optional(z.nullable(money)), orderGoods: z.optional(z.nullable(z.array(goods))), orders: z.optional(z.nullable(z.array(inner))) })
  .check(z.refine(({ orderAmount, displayAmount }) => (orderAmount ?? displayAmount ?? null) !== null, { path: ['orderAmount'] }), z.refine(({ orderGoods, orders }) => (orderGoods ?? orders ?? null) !== null, { path: ['orderGoods'] }));

export const list = z.object({ orders: z.array(listed), offset: wireText, hasMore: wireExtra(z.boolean()) });

/** The page of one order. Only its number and its parcel are established; the rest is read where it is as in the list. */
export const detail = z.object({
  ...shared,
  orderStatusPrompt: wireText,
  orderAmount: someMoney,
  orderGoods: wireExtra(z.array(goods)),
  orders: wireExtra(z.array(inner)),
  expressInfo: wireExtra(z.object({ shippingName: wireText, trackingNumber: wireText })),
});
