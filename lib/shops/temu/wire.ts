import * as z from 'zod/mini';
import { wireDecimal, wireShaped } from '@/lib/adapter/strict';
import { wireExtra, wireText } from '@/lib/adapter/text';

const goods = z.object({
  goods_name: z.string(),
  goods_price_display: wireText,
  goods_number: wireText,
  goods_id: wireText,
  spec: wireText,
  thumb_url: wireText,
  goods_link_url: wireText,
});

/** A truth as JSON has it, or as 1 or text. */
const flag = z.pipe(wireExtra(z.union([z.boolean(), z.number(), z.string()])), z.transform((said: boolean | number | string | null) => [true, 1, '1', 'true'].includes(said ?? false)));

const line = z.object({ order_sn: wireText, is_giveaway_order: flag, order_goods: goods });
export type Line = z.output<typeof line>;

const order = z.object({
  parent_order_sn: wireShaped(/^PO-\d{2,4}-\d{10,24}$/),
  parent_order_time: z.union([z.number(), z.string()]),
  status_prompt: z.string(),
  parent_status: wireText,
  price_desc: z.object({ currency: wireShaped(/^[A-Z]{3}$/), display_amount: wireDecimal }),
  order_link_url: wireText,
  order_list: z.array(line),
});
export type Order = z.output<typeof order>;

/** `user_order_list`. Read from working code; the number and the money are what an order cannot do without. */
export const reply = z.object({ view_orders: z.array(order), has_next_page: wireExtra(z.boolean()) });

/** What it says instead of orders: only that there are none today. */
export const refusal = z.object({ error_code: z.union([z.number(), z.string()]) });
