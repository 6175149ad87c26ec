import { orderWords } from '@/lib/adapter/order-words';
import type { OrderStatus } from '@/lib/model/status';

/** Shopify's own words for a payment, in the languages that its themes are most often shown in. */
export const PAYMENT = orderWords(
  { paid: 'Paid|Authorized|Partially refunded|Bezahlt|Autorisiert|Teilweise erstattet|Payé|Payée|Pagado|Pagato|Betaald|支払い済み|已付款', unpaid: 'Pending|Unpaid|Partially paid|Expired|Ausstehend|En attente|Pendiente|In sospeso|In behandeling|保留中|待付款|待处理', cancelled: 'Voided|Storniert|Annulé|Anulado|Annullato|無効' },
  { refunded: 'Refunded|Erstattet|Remboursé|Remboursée|Reembolsado|Rimborsato|Terugbetaald|返金済み|已退款' },
);

/** And for the sending of the goods. */
export const FULFILMENT = orderWords({
  shipped: 'Fulfilled|Ausgeführt|Traité|Traitée|Preparado|Evaso|Afgehandeld|発送済み|已发货',
  partly_shipped: 'Partial|Partially fulfilled|Teilweise ausgeführt|Partiellement traité|Partiellement traitée|Parcialmente preparado|Parzialmente evaso|一部発送済み|部分发货',
  paid: 'Unfulfilled|Nicht ausgeführt|Non traité|Non traitée|No preparado|Inevaso|Niet afgehandeld|未発送|未发货',
});

/** What both say together: what was sent was sent; before that the payment decides. */
export function joinStatus(payment: OrderStatus, fulfilment: OrderStatus, refunded: boolean): OrderStatus {
  if (payment === 'cancelled') return 'cancelled';
  if (fulfilment === 'shipped' || fulfilment === 'partly_shipped') return fulfilment;
  // All money is back and nothing was sent.
  if (refunded) return fulfilment === 'paid' ? 'cancelled' : 'unknown';
  return payment;
}
