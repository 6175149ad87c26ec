import type { OrderKey } from './ids';
import type { Money } from './money';
import type { Instant } from './time';

/** A line of a bill that is no shop order: money that went or came, linked to an order where one is known. */
export interface Payment {
  /** `format:transactionId`; the same line imported twice is one row. */
  readonly key: string;
  readonly format: string;
  readonly kind: 'payment' | 'refund';
  readonly transactionId: string | null;
  readonly at: Instant | null;
  /** The bill's own word (支出). */
  readonly direction: string;
  readonly money: Money;
  /** Who was paid. Null for transfers between people: names are not stored. */
  readonly counterparty: string | null;
  readonly title: string | null;
  readonly method: string | null;
  readonly rawStatus: string | null;
  /** The order it belongs to. Absent: none is known. */
  readonly order?: OrderKey;
  /** The number of an order that is not known yet; gone once it is. */
  readonly waitsFor?: string;
  readonly createdAt: Instant;
}
