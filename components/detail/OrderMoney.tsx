import { Fragment, type JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { MONEY_NAMES, type Order, type OrderItem } from '@/lib/model/order';
import { netOf } from '@/lib/model/order-money';
import type { Payment } from '@/lib/model/payment';
import { sayMoney } from '@/lib/text/money';
import { sayAge } from '@/lib/text/time';
import { tidy } from '@/components/parcels/sentences';

function Line({ item }: { readonly item: OrderItem }): JSX.Element {
  const { language } = useHouse().text;
  const amount = item.lineTotal ?? item.unitPrice;
  const said = [item.variant, item.status, item.afterSales].filter((word) => word !== null && word !== undefined);
  return (
    <>
      <dt>
        {tidy(item.title)}
        {item.quantity === null ? '' : ` × ${item.quantity}`}
        {said.length === 0 ? null : <span class="quiet"> {said.map((word) => tidy(word)).join(' · ')}</span>}
      </dt>
      <dd>{amount === null ? '' : sayMoney(amount, language)}</dd>
    </>
  );
}

/** Items and amounts. Where sources name different amounts both stand there. */
export function OrderMoney({ order }: { readonly order: Order }): JSX.Element | null {
  const { t, language } = useHouse().text;
  const { items, money, conflicts = [], incomplete } = order;
  const known = MONEY_NAMES.flatMap((name) => {
    const amount = money[name];
    return amount === undefined ? [] : [{ name, amount }];
  });
  const net = money.refunded === undefined ? null : netOf(order);
  if (known.length === 0 && items.length === 0) return null;
  return (
    <section aria-labelledby="items">
      <div class="heads">
        <h2 id="items">{t(items.length === 0 ? 'detail.money' : 'detail.items')}</h2>
      </div>
      {incomplete === true ? <p class="quiet">{t('detail.items.incomplete')}</p> : null}
      <dl class="sum">
        {items.map((item, index) => (
          <Line key={index} item={item} />
        ))}
        {known.map(({ name, amount }) => (
          <Fragment key={name}>
            <dt>{t(`detail.money.${name}`)}</dt>
            <dd>{sayMoney(amount, language)}</dd>
          </Fragment>
        ))}
        {net === null ? null : (
          <>
            <dt>{t('detail.money.net')}</dt>
            <dd>{sayMoney(net, language)}</dd>
          </>
        )}
      </dl>
      {conflicts.map(({ name, amount, kind }) => (
        <p key={`${name} ${kind} ${amount.minor}`} class="quiet">
          {t('detail.conflict', { what: t(`detail.money.${name}`), source: t(`detail.from.${kind}`), amount: sayMoney(amount, language) })}
        </p>
      ))}
    </section>
  );
}

/** Lines of bills that belong to the order. */
export function OrderPayments({ payments }: { readonly payments: readonly Payment[] }): JSX.Element | null {
  const { text, moment } = useHouse();
  const { t, language } = text;
  if (payments.length === 0) return null;
  return (
    <section aria-labelledby="payments">
      <div class="heads">
        <h2 id="payments">{t('detail.payments')}</h2>
      </div>
      <dl class="sum">
        {payments.map(({ key, kind, money, at, counterparty, method, rawStatus }) => (
          <Fragment key={key}>
            <dt>
              {t(`detail.payment.${kind}`)}
              <span class="quiet"> {[counterparty, method, rawStatus, at === null ? null : sayAge(at, text, moment)].filter((word) => word !== null).map((word) => tidy(word)).join(' · ')}</span>
            </dt>
            <dd>{sayMoney(money, language)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
