/** Values as the account shows them, alike in the replies and in the pages. */
import { readAmount } from '@/lib/adapter/amounts';
import { afterSalesOf, stateOf } from '@/lib/adapter/order-words';
import { type OrderReport, present, type ShopContext } from '@/lib/adapter/shop-contract';
import { tidy } from '@/lib/adapter/text';
import { WORDS } from './status';

/** Bare `$` is the American one here: the others are written with their country (`AU $`). */
export const moneyOf = (shown: string | null, stated: string | null = null): ReturnType<typeof readAmount> => readAmount(shown, { stated: tidy(stated), local: shown?.includes('$') === true ? 'USD' : null });

export function statusOf(status: string, context: ShopContext): Pick<OrderReport, 'status' | 'state' | 'afterSales' | 'afterSalesState'> {
  const afterSales = afterSalesOf([status], WORDS);
  return { status, state: stateOf(status, WORDS, context), ...present({ afterSales: afterSales === undefined ? null : status, afterSalesState: afterSales }) };
}

const SUBTOTAL = /^sub-?total/i;
const SHIPPING = /^shipping/i;
const TAX = /^(?:tax|vat)/i;

/** The rows beside the total, by the words of English pages; reductions in any language by their minus. */
export function sumsOf(rows: readonly { readonly label: string; readonly amount: string }[]): Pick<OrderReport, 'amounts' | 'discounts'> {
  const rowOf = (label: RegExp): string | null => rows.find((row) => label.test(row.label))?.amount ?? null;
  return { amounts: present({ subtotal: rowOf(SUBTOTAL), shipping: rowOf(SHIPPING), tax: rowOf(TAX) }), ...present({ discounts: rows.filter(({ amount }) => amount.startsWith('-')) }) };
}
