import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { useLive } from '@/lib/live/use-live';
import { firstPage, listParcels } from '@/lib/storage/queries/lists';
import { parcelHash } from '@/components/parcels/open-from-popup';
import { arrivalOf, sourceLabel, titleOf } from '@/components/parcels/sentences';

const MOST = 5;

/** What comes next and who says so, above the days that were. */
export function ComingUp(): JSX.Element | null {
  const view = useHouse();
  const { t } = view.text;
  const next = useLive((db) => listParcels(db, 'moving', firstPage(MOST * 4)), []);
  if (next.state !== 'ready') return null;
  const coming = next.value.rows.flatMap((parcel) => {
    const arrival = arrivalOf(parcel, view);
    return arrival === null || arrival.late ? [] : [{ parcel, when: arrival.words }];
  });
  if (coming.length === 0) return null;
  return (
    <section class="day" aria-labelledby="coming-up">
      <h2 id="coming-up">{t('dashboard.next')}</h2>
      <ul class="spine">
        {coming.slice(0, MOST).map(({ parcel, when }) => (
          <li class="ev" key={parcel.key}>
            <a class="of" href={parcelHash(parcel.key)}>
              {t('dashboard.arrives', { what: titleOf(parcel, view), when })}
            </a>
            <span class="t">{t('detail.eta.says', { source: sourceLabel(parcel.eta?.source ?? null, view) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
