import type { Money } from './money';
import type { Order } from './order';

/**
 * What an order cost in the end: what was paid (else its total) less what came back. Null where nobody says an amount; a refund
 * in another currency is not taken off. Pure.
 */
export function netOf({ money }: Pick<Order, 'money'>): Money | null {
  const cost = money.paid ?? money.totalWithTip ?? money.total;
  if (cost === undefined) return null;
  const { refunded } = money;
  return refunded === undefined || refunded.currency !== cost.currency ? cost : { ...cost, minor: Math.max(0, cost.minor - refunded.minor) };
}
