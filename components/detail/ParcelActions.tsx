import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { ParcelDetail } from '@/lib/storage/queries/subjects';
import { Button } from '@/components/ui/pieces';
import type { CommandHook } from '@/components/ui/use-command';
import { CheckNow } from './CheckNow';

interface Props {
  readonly detail: ParcelDetail;
  readonly run: CommandHook['run'];
}

/** The carrier's own page, https only. */
function useCarrierPage({ parcel }: ParcelDetail): string | null {
  const { catalog, text: { language } } = useHouse();
  const page = parcel.carrier === null ? null : (catalog?.trackingPage(parcel.carrier, parcel.trackingNumber, language) ?? null);
  return page !== null && page.startsWith('https://') ? page : null;
}

export function ParcelActions({ detail, run }: Props): JSX.Element {
  const { text: { t, language }, catalog } = useHouse();
  const { parcel } = detail;
  const page = useCarrierPage(detail);
  const edit = (change: Parameters<typeof run<'parcel.edit'>>[1]['change']): void => void run('parcel.edit', { key: parcel.key, change });
  const carriers = catalog === null ? [] : [...catalog.carriers.keys()].map((id) => [id, catalog.carrierName(id, language)] as const).sort(([, a], [, b]) => a.localeCompare(b, language));
  return (
    <>
      <div class="acts">
        <CheckNow detail={detail} run={run} />
        {page === null ? null : (
          <a class="btn" href={page} target="_blank" rel="noreferrer">
            {t('detail.page')} <span aria-hidden="true">↗</span>
          </a>
        )}
        {parcel.status === 'delivered' ? null : <Button onPress={() => edit({ received: parcel.receivedAt === null })}>{t(parcel.receivedAt === null ? 'detail.received' : 'detail.received.not')}</Button>}
      </div>
      <div class="acts">
        <Button pressed={parcel.muted} onPress={() => edit({ muted: !parcel.muted })}>
          {t(parcel.muted ? 'detail.unmute' : 'detail.mute')}
        </Button>
        <Button onPress={() => edit({ archived: !parcel.archived })}>{t(parcel.archived ? 'detail.unarchive' : 'detail.archive')}</Button>
        <Button look="bad" onPress={() => void run('parcel.delete', { key: parcel.key })}>
          {t('detail.delete')}
        </Button>
        <label class="carrier">
          <span class="hidden">{t('detail.carrier.change')}</span>
          <select class="input" value={parcel.carrier ?? ''} onChange={(event) => edit({ carrier: event.currentTarget.value === '' ? null : event.currentTarget.value })}>
            <option value="">{t('row.unknown_carrier')}</option>
            {parcel.carrier === null || carriers.some(([id]) => id === parcel.carrier) ? null : <option value={parcel.carrier}>{parcel.carrier}</option>}
            {carriers.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}
