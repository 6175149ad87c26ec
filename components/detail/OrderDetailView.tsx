import { Fragment, type JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import type { Order } from '@/lib/model/order';
import { readSourceStates } from '@/lib/storage/queries/house';
import { readOrder } from '@/lib/storage/queries/subjects';
import { sayMoney } from '@/lib/text/money';
import { sayAge } from '@/lib/text/time';
import { orderName, orderTitle, shopLabel } from '@/components/orders/OrderRow';
import { parcelHash } from '@/components/parcels/open-from-popup';
import { ParcelRow } from '@/components/parcels/ParcelRow';
import { tidy } from '@/components/parcels/sentences';
import { CopyButton } from '@/components/ui/CopyButton';
import { Button, Chip, Tag, Thumb } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { type CommandHook, useCommand } from '@/components/ui/use-command';
import { Deleted, Gone } from './Gone';
import { History } from './History';
import { NameField } from './NameField';
import { NoteField } from './NoteField';
import { useSeen } from './ParcelDetailView';

const AMOUNTS = ['subtotal', 'shipping', 'discount', 'tax', 'total', 'paid'] as const;

function Money({ order }: { readonly order: Order }): JSX.Element | null {
  const { t, language } = useHouse().text;
  const known = AMOUNTS.flatMap((name) => {
    const money = order.money[name];
    return money === undefined ? [] : [{ name, money }];
  });
  if (known.length === 0 && order.items.length === 0) return null;
  return (
    <section aria-labelledby="items">
      <div class="heads">
        <h2 id="items">{t(order.items.length === 0 ? 'detail.money' : 'detail.items')}</h2>
      </div>
      <dl class="sum">
        {order.items.map((item, index) => (
          <Fragment key={index}>
            <dt>
              {tidy(item.title)}
              {item.quantity === null ? '' : ` × ${item.quantity}`}
            </dt>
            <dd>{item.unitPrice === null ? '' : sayMoney(item.lineTotal ?? item.unitPrice, language)}</dd>
          </Fragment>
        ))}
        {known.map(({ name, money }) => (
          <Fragment key={name}>
            <dt>{t(`detail.money.${name}`)}</dt>
            <dd>{sayMoney(money, language)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Actions({ order, run }: { readonly order: Order; readonly run: CommandHook['run'] }): JSX.Element {
  const { catalog, text: { t } } = useHouse();
  const page = catalog?.orderPage(order.shop, order.orderNumber) ?? null;
  const edit = (change: Parameters<typeof run<'order.edit'>>[1]['change']): void => void run('order.edit', { key: order.key, change });
  return (
    <div class="acts">
      {page === null || !page.startsWith('https://') ? null : (
        <a class="btn" href={page} target="_blank" rel="noreferrer">
          {t('detail.order.page')} <span aria-hidden="true">↗</span>
        </a>
      )}
      <Button pressed={order.muted} onPress={() => edit({ muted: !order.muted })}>
        {t(order.muted ? 'detail.unmute' : 'detail.mute')}
      </Button>
      <Button onPress={() => edit({ archived: !order.archived })}>{t(order.archived ? 'detail.unarchive' : 'detail.archive')}</Button>
      <Button look="bad" onPress={() => void run('order.delete', { key: order.key })}>
        {t('detail.delete')}
      </Button>
    </div>
  );
}

export function OrderDetailView({ of }: { readonly of: string }): JSX.Element | null {
  const { text, moment, catalog } = useHouse();
  const { t } = text;
  const { run, problem } = useCommand();
  const found = useLive((db) => readOrder(db, of), [of]);
  const states = valueOf(useLive(readSourceStates, []), new Map());
  useSeen(of, run);
  if (found.state === 'failed') throw new Error('order');
  if (found.state === 'loading') return null;
  if (found.value === null) return <Gone />;
  const { order, events, parcels } = found.value;
  if (order.deletedAt !== null) return <Deleted what={orderTitle(order, text)} onUndo={() => void run('order.undelete', { key: order.key })} />;
  return (
    <article class="things">
      <header class="top">
        <Thumb big name={orderName(order) ?? shopLabel(order, catalog, text)} />
        <div>
          <NameField key={order.key} shown={orderTitle(order, text)} name={orderName(order)} onName={(title) => void run('order.edit', { key: order.key, change: { title } })} />
          <div class="chips">
            <Chip color={catalog?.shops.get(order.shop)?.color}>{shopLabel(order, catalog, text)}</Chip>
            {order.status === 'unknown' ? null : <Tag tone={order.status === 'unpaid' ? 'warn' : 'go'}>{t(`order.status.${order.status}`)}</Tag>}
            {order.afterSales === 'none' ? null : <Tag tone="warn">{t(`order.after.${order.afterSales}`)}</Tag>}
          </div>
        </div>
      </header>
      <ProblemLine problem={problem} />
      <Actions order={order} run={run} />
      <dl class="sum">
        <dt>{t('detail.order.number')}</dt>
        <dd>
          <CopyButton value={order.orderNumber} />
        </dd>
        {order.placedAt === null ? null : (
          <>
            <dt>{t('detail.placed')}</dt>
            <dd>{sayAge(order.placedAt, text, moment)}</dd>
          </>
        )}
        {order.seller === null ? null : (
          <>
            <dt>{t('detail.seller')}</dt>
            <dd>{tidy(order.seller)}</dd>
          </>
        )}
      </dl>
      <Money order={order} />
      <section aria-labelledby="parcels">
        <div class="heads">
          <h2 id="parcels">{t('detail.parcels')}</h2>
        </div>
        {parcels.length === 0 ? <p class="quiet">{t('detail.parcels.none')}</p> : null}
        <ul class={parcels.length === 0 ? '' : 'card'}>
          {parcels.map((parcel) => (
            <ParcelRow key={parcel.key} parcel={parcel} states={states} href={parcelHash(parcel.key)} onAct={() => void (location.hash = parcelHash(parcel.key))} />
          ))}
        </ul>
      </section>
      {events.length === 0 ? null : <History events={events} />}
      <NoteField key={order.key} note={order.note} onNote={async (note) => (await run('order.edit', { key: order.key, change: { note } })) !== null} />
    </article>
  );
}
