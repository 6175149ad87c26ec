import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import type { Shelf } from '@/lib/model/parcel';
import { openPage } from '@/lib/platform/pages';
import { readSourceStates } from '@/lib/storage/queries/house';
import { listOrders, listParcels, type ShelfMark } from '@/lib/storage/queries/lists';
import { OrderRow } from '@/components/orders/OrderRow';
import { Endless } from '@/components/ui/Endless';
import { orderHash, pageForBlocked, parcelHash } from './open-from-popup';
import { ParcelRow } from './ParcelRow';

interface Props {
  readonly of: 'parcels' | 'orders';
  readonly shelf: Shelf;
  /** Key whose detail is open. */
  readonly chosen: string | null;
  /** What stands there when nothing is on the shelf. */
  readonly empty: JSX.Element | null;
}

const PAGE = 50;

interface PageProps extends Props {
  readonly after: ShelfMark | null;
  /** Set once another page follows. */
  readonly end: ShelfMark | null;
  readonly onMore: (next: ShelfMark) => void;
}

function ParcelPage({ shelf, chosen, empty, after, end, onMore }: PageProps): JSX.Element | null {
  const { catalog, text: { t } } = useHouse();
  const states = valueOf(useLive(readSourceStates, []), new Map());
  const page = useLive((db) => listParcels(db, shelf, { after, end, size: PAGE }), [shelf, after?.key, end?.key]);
  if (page.state === 'failed') throw new Error('shelf');
  if (page.state === 'loading') return null;
  const { rows, next } = page.value;
  if (rows.length === 0) return after === null ? empty : null;
  return (
    <>
      <ul class="card">
        {rows.map((parcel) => (
          <ParcelRow
            key={parcel.key}
            parcel={parcel}
            states={states}
            href={parcelHash(parcel.key)}
            chosen={parcel.key === chosen}
            onAct={(blocked) => {
              const path = pageForBlocked(blocked, catalog, states);
              if (path.startsWith('dashboard.html')) location.hash = path.slice('dashboard.html'.length);
              else void openPage(path);
            }}
          />
        ))}
      </ul>
      {end === null && next !== null ? <Endless label={t('dashboard.older')} onMore={() => onMore(next)} /> : null}
    </>
  );
}

function OrderPage({ shelf, chosen, empty, after, end, onMore }: PageProps): JSX.Element | null {
  const { t } = useHouse().text;
  const page = useLive((db) => listOrders(db, shelf, { after, end, size: PAGE }), [shelf, after?.key, end?.key]);
  if (page.state === 'failed') throw new Error('shelf');
  if (page.state === 'loading') return null;
  const { rows, next } = page.value;
  if (rows.length === 0) return after === null ? empty : null;
  return (
    <>
      <ul class="card">
        {rows.map((order) => (
          <OrderRow key={order.key} order={order} href={orderHash(order.key)} chosen={order.key === chosen} />
        ))}
      </ul>
      {end === null && next !== null ? <Endless label={t('dashboard.older')} onMore={() => onMore(next)} /> : null}
    </>
  );
}

/** A whole shelf, page by page. */
export function ShelfList(props: Props): JSX.Element {
  const [marks, setMarks] = useState<readonly ShelfMark[]>([]);
  const more = (next: ShelfMark): void => setMarks((known) => (known.some(({ key }) => key === next.key) ? known : [...known, next]));
  const Page = props.of === 'parcels' ? ParcelPage : OrderPage;
  return (
    <div class="pages">
      {[null, ...marks].map((after, index) => (
        <Page key={after?.key ?? ''} {...props} after={after} end={marks[index] ?? null} onMore={more} />
      ))}
    </div>
  );
}
