import { Fragment, type JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { ParcelDetail } from '@/lib/storage/queries/subjects';
import { etaDays, sayEta } from '@/lib/text/eta';
import { sayAge, sayTime } from '@/lib/text/time';
import { orderTitle } from '@/components/orders/OrderRow';
import { orderHash } from '@/components/parcels/open-from-popup';
import { carrierLabel, freshness, sourceLabel, tidy } from '@/components/parcels/sentences';
import { CopyButton } from '@/components/ui/CopyButton';

/** Pickup code and place, large enough for the counter. */
export function Pickup({ parcel: { pickup, status } }: Pick<ParcelDetail, 'parcel'>): JSX.Element | null {
  const { t } = useHouse().text;
  if (pickup === null || status === 'delivered') return null;
  return (
    <section class="card pickup need" aria-label={t('detail.pickup')}>
      {pickup.code === null ? null : (
        <p class="code">
          <span class="quiet">{t('detail.pickup.code')}</span> <CopyButton value={pickup.code} />
        </p>
      )}
      {pickup.place === null ? null : <p>{tidy(pickup.place)}</p>}
    </section>
  );
}

/** Numbers, orders, arrival: what is known beside the history. */
export function ParcelFacts({ detail: { parcel, orders } }: { readonly detail: ParcelDetail }): JSX.Element {
  const view = useHouse();
  const { text, moment } = view;
  const { t } = text;
  const over = parcel.shelf === 'done';
  return (
    <dl class="sum">
      {over ? null : (
        <>
          <dt>{parcel.eta === null ? t('detail.eta.none') : t('detail.eta', { when: sayEta(parcel.eta, text, { ...moment, now: Math.min(moment.now, Date.parse(`${etaDays(parcel.eta, moment.zone).until}T12:00:00Z`)) }) })}</dt>
          <dd>{parcel.eta === null ? '' : t('detail.eta.says', { source: sourceLabel(parcel.eta.source, view) })}</dd>
        </>
      )}
      <dt>{t('detail.number')}</dt>
      <dd>
        <CopyButton value={parcel.trackingNumber} />
      </dd>
      {parcel.related.map(({ role, carrier, number }) => (
        <Fragment key={number}>
          <dt>{t(`detail.related.${role}`)}</dt>
          <dd>
            {carrier === null ? '' : `${carrierLabel(carrier, view)} `}
            <CopyButton value={number} />
          </dd>
        </Fragment>
      ))}
      {orders.map((order) => (
        <Fragment key={order.key}>
          <dt>{t('detail.orders')}</dt>
          <dd>
            <a href={orderHash(order.key)}>{orderTitle(order, text)}</a>
          </dd>
        </Fragment>
      ))}
      {parcel.rawStatus === null ? null : (
        <>
          <dt>{t('detail.raw')}</dt>
          <dd>{tidy(parcel.rawStatus, 80)}</dd>
        </>
      )}
    </dl>
  );
}

/** Whose words these are, how old, and when they are looked at again. */
export function SourceLine({ detail: { parcel, plan, source } }: { readonly detail: ParcelDetail }): JSX.Element {
  const view = useHouse();
  const { text, moment } = view;
  const { t } = text;
  const fresh = freshness(parcel, new Map(source === null ? [] : [[source.source, source]]), view);
  const next = plan === null || parcel.blocked !== null ? '' : plan.dueAt <= moment.now ? t('detail.next.soon') : t('detail.next', { when: sayTime(plan.dueAt, text, moment, true) });
  const from = parcel.leadSource === null ? t('detail.source.none') : t('detail.source', { source: sourceLabel(parcel.leadSource, view) });
  const received = parcel.receivedAt === null ? '' : `${t('row.received')} · ${sayAge(parcel.receivedAt, text, moment)}`;
  return <p class={fresh.stale ? 'quiet warns' : 'quiet'}>{[received, from, fresh.words, next].filter((part) => part !== '').join(' · ')}</p>;
}
