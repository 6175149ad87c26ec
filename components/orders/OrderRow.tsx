import type { JSX } from 'preact';
import type { Order } from '@/lib/model/order';
import { useHouse } from '@/lib/live/house';
import type { Catalog } from '@/lib/live/catalog';
import { sayMoney } from '@/lib/text/money';
import type { Text } from '@/lib/text/text';
import { sayAge } from '@/lib/text/time';
import { Chip, Tag, Thumb } from '@/components/ui/pieces';
import { tidy } from '@/components/parcels/sentences';

/** What the person calls it, else the first item's name; null where nobody says. */
export function orderName({ title, items }: Pick<Order, 'title' | 'items'>): string | null {
  const name = title ?? items[0]?.title ?? '';
  return name.trim() === '' ? null : name;
}

/** Its name, else its number. */
export function orderTitle(order: Order, { t }: Pick<Text, 't'>): string {
  const name = orderName(order);
  return name === null ? t('row.order', { number: order.orderNumber }) : tidy(name);
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
  const total = order.money.paid ?? order.money.total ?? null;
  const since = order.placedAt === null ? t('row.order.kept', { age: sayAge(order.createdAt, text, moment) }) : sayAge(order.placedAt, text, moment);
  const said = [order.status === 'unknown' || order.status === 'unpaid' ? '' : t(`order.status.${order.status}`), order.afterSales === 'none' ? '' : t(`order.after.${order.afterSales}`), since];
  return (
    <li class={`row${order.shelf === 'needs' ? ' need' : ''}${chosen ? ' on' : ''}`}>
      <Thumb name={orderName(order) ?? shop} />
      <a class="what" href={href} onClick={onOpen} aria-current={chosen ? 'true' : undefined}>
        {orderTitle(order, text)}
      </a>
      <div class="when">{order.status === 'unpaid' ? <Tag tone="warn">{t('order.status.unpaid')}</Tag> : total === null ? null : sayMoney(total, text.language)}</div>
      <div class="where">{said.filter((part) => part !== '').join(' · ')}</div>
      <div class="meta">
        <Chip color={catalog?.shops.get(order.shop)?.color}>{shop}</Chip>
        {orderName(order) === null ? null : <span>{order.orderNumber}</span>}
      </div>
    </li>
  );
}
