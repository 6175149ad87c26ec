import type { JSX } from 'preact';
import type { Order } from '@/lib/model/order';
import { useHouse } from '@/lib/live/house';
import type { Catalog } from '@/lib/live/catalog';
import { sayMoney } from '@/lib/text/money';
import type { Text } from '@/lib/text/text';
import { sayAge } from '@/lib/text/time';
import { Chip, Tag, Thumb } from '@/components/ui/pieces';
import { tidy } from '@/components/parcels/sentences';

/** The first item's name, else the order's number. */
export function orderTitle(order: Order, { t }: Pick<Text, 't'>): string {
  const [first] = order.items;
  return first !== undefined && first.title.trim() !== '' ? tidy(first.title) : t('row.order', { number: order.orderNumber });
}

export function shopLabel(order: Pick<Order, 'shop'>, catalog: Catalog | null, { language }: Pick<Text, 'language'>): string {
  return catalog?.shopName(order.shop, language) ?? '';
}

interface Props {
  readonly order: Order;
  readonly href: string;
  readonly onOpen?: ((event: MouseEvent) => void) | undefined;
  readonly chosen?: boolean;
}

export function OrderRow({ order, href, onOpen, chosen = false }: Props): JSX.Element {
  const { text, moment, catalog } = useHouse();
  const { t } = text;
  const shop = shopLabel(order, catalog, text);
  const total = order.money.paid ?? order.money.total;
  const since = order.placedAt === null ? t('row.order.kept', { age: sayAge(order.createdAt, text, moment) }) : sayAge(order.placedAt, text, moment);
  const said = [order.status === 'unknown' || order.status === 'unpaid' ? '' : t(`order.status.${order.status}`), order.afterSales === 'none' ? '' : t(`order.after.${order.afterSales}`), since];
  return (
    <li class={`row${order.shelf === 'needs' ? ' need' : ''}${chosen ? ' on' : ''}`}>
      <Thumb name={order.items[0]?.title ?? shop} />
      <a class="what" href={href} onClick={onOpen} aria-current={chosen ? 'true' : undefined}>
        {orderTitle(order, text)}
      </a>
      <div class="when">{order.status === 'unpaid' ? <Tag tone="warn">{t('order.status.unpaid')}</Tag> : total === null ? null : sayMoney(total, text.language)}</div>
      <div class="where">{said.filter((part) => part !== '').join(' · ')}</div>
      <div class="meta">
        <Chip color={catalog?.shops.get(order.shop)?.color}>{shop}</Chip>
        {order.items.length > 0 ? <span>{order.orderNumber}</span> : null}
      </div>
    </li>
  );
}
