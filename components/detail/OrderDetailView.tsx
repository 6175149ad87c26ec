import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import type { Order } from '@/lib/model/order';
import { shownStatus } from '@/lib/model/order-status';
import { readSourceStates } from '@/lib/storage/queries/house';
import { readOrder } from '@/lib/storage/queries/subjects';
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
import { OrderLinks } from './OrderLinks';
import { OrderMoney, OrderPayments } from './OrderMoney';
import { useSeen } from './ParcelDetailView';

function Actions({ order, run }: { readonly order: Order; readonly run: CommandHook['run'] }): JSX.Element {
  const { t } = useHouse().text;
  const edit = (change: Parameters<typeof run<'order.edit'>>[1]['change']): void => void run('order.edit', { key: order.key, change });
  return (
    <div class="acts">
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
  const { order, events, parcels, payments } = found.value;
  const status = shownStatus(order, parcels);
  if (order.deletedAt !== null) return <Deleted what={orderTitle(order, text)} onUndo={() => void run('order.undelete', { key: order.key })} />;
  return (
    <article class="things">
      <header class="top">
        <Thumb big name={orderName(order) ?? shopLabel(order, catalog, text)} />
        <div>
          <NameField key={order.key} shown={orderTitle(order, text)} name={orderName(order)} onName={(title) => void run('order.edit', { key: order.key, change: { title } })} />
          <div class="chips">
            <Chip color={catalog?.shops.get(order.shop)?.color}>{shopLabel(order, catalog, text)}</Chip>
            {status === 'unknown' ? null : <Tag tone={status === 'unpaid' ? 'warn' : 'go'}>{t(`order.status.${status}`)}</Tag>}
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
        {order.rawStatus === null ? null : (
          <>
            <dt>{t('detail.order.raw')}</dt>
            <dd>{tidy([order.rawStatus, order.statusDetail].filter((word) => word !== undefined).join(' · '))}</dd>
          </>
        )}
        {order.sources.status === undefined ? null : (
          <>
            <dt>{t('detail.order.from')}</dt>
            <dd>{`${t(`detail.from.${order.sources.status.kind}`)} · ${sayAge(order.sources.status.readAt, text, moment)}`}</dd>
          </>
        )}
        {order.seller === null ? null : (
          <>
            <dt>{t('detail.seller')}</dt>
            <dd>{tidy(order.seller)}</dd>
          </>
        )}
      </dl>
      <OrderMoney order={order} />
      <OrderPayments payments={payments} />
      <OrderLinks order={order} trackingNumber={parcels[0]?.trackingNumber ?? null} />
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
