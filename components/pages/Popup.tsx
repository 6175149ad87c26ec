import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import '@/components/ui/look.css';
import { OrderRow } from '@/components/orders/OrderRow';
import { leaveFor, orderHash, pageForBlocked, parcelHash } from '@/components/parcels/open-from-popup';
import { ParcelRow } from '@/components/parcels/ParcelRow';
import { RowGroup } from '@/components/parcels/RowGroup';
import { PasteBox } from '@/components/paste/PasteBox';
import { Opening, Waiting } from '@/components/ui/Opening';
import { Button, Empty } from '@/components/ui/pieces';
import { useCommand } from '@/components/ui/use-command';
import { Welcome } from '@/components/welcome/Welcome';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import type { Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import { MINUTE } from '@/lib/model/time';
import { pageAddress } from '@/lib/platform/pages';
import { type Missed, readCounters, readMissed, readSourceStates } from '@/lib/storage/queries/house';
import { type PopupLists, readPopupLists } from '@/lib/storage/queries/lists';
import { groupMoving } from './popup-groups';

/** A link that opens in the dashboard's one tab; with the middle button in a new one, as links do. */
function linkTo(path: string): { readonly href: string; readonly onOpen: (event: MouseEvent) => void } {
  return {
    href: pageAddress(path),
    onOpen: (event) => {
      event.preventDefault();
      void leaveFor(path);
    },
  };
}

/** More rows than the popup's window holds: the first frame draws no others. */
const FIRST_ROWS = 7;

/** The rows of the first frame. The groups keep their order, so that what follows is added below. */
function firstOf({ needs, unpaid, moving, orders, done, ...more }: PopupLists): PopupLists {
  let room = FIRST_ROWS;
  const take = <T,>(rows: readonly T[]): readonly T[] => {
    const taken = rows.slice(0, room);
    room -= taken.length;
    return taken;
  };
  return { ...more, needs: take(needs), unpaid: take(unpaid), moving: take(moving), orders: take(orders), done: take(done) };
}

const NONE_MISSED: Missed = { ids: [], parcels: [] };

/** True once a frame has been painted. */
function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  return painted;
}

/** `live`: this is all of it, and kept up to date. */
function Lists({ lists: whole, live }: { readonly lists: PopupLists; readonly live: boolean }): JSX.Element {
  const painted = usePainted() && live;
  const lists = painted ? whole : firstOf(whole);
  const { moment, catalog, text: { t } } = useHouse();
  const states = valueOf(useLive(readSourceStates, []), new Map());
  const parcelRow = (parcel: Parcel): JSX.Element => (
    <ParcelRow key={parcel.key} parcel={parcel} states={states} {...linkTo(`dashboard.html${parcelHash(parcel.key)}`)} onAct={(blocked) => void leaveFor(pageForBlocked(blocked, catalog, states))} />
  );
  const orderRow = (order: Order): JSX.Element => <OrderRow key={order.key} order={order} {...linkTo(`dashboard.html${orderHash(order.key)}`)} />;
  const needs = whole.needs.length + whole.unpaid.length;
  const all = (hash: string): JSX.Element => (
    <li class="more">
      <Button look="plain" onPress={() => void leaveFor(`dashboard.html${hash}`)}>
        {t('base.more')}
      </Button>
    </li>
  );
  const { ids, parcels: missed } = valueOf(useLive(readMissed, []), NONE_MISSED);
  const { run } = useCommand();
  const elsewhere = new Set(missed.map(({ key }) => key));
  const rest = (parcels: readonly Parcel[]): readonly Parcel[] => parcels.filter(({ key }) => !elsewhere.has(key));
  return (
    <>
      {ids.length === 0 ? null : (
        <RowGroup id="missed" title={t('base.group.missed')} count={missed.length === 0 ? undefined : missed.length}>
          {missed.map(parcelRow)}
          <li class="more">
            <Button look="plain" onPress={() => void run('notice.seen', { ids: [...ids] })}>
              {t('base.missed.seen')}
            </Button>
          </li>
        </RowGroup>
      )}
      {needs === 0 ? null : (
        <RowGroup id="needs" title={t('base.group.needs')} count={lists.moreNeeds ? undefined : needs}>
          {lists.needs.map(parcelRow)}
          {lists.unpaid.map(orderRow)}
          {painted && lists.moreNeeds ? all('#/needs') : null}
        </RowGroup>
      )}
      {groupMoving(rest(lists.moving), moment).map(({ id, parcels }) => (
        <RowGroup key={id} id={id} title={t(`base.group.${id}`)}>
          {parcels.map(parcelRow)}
        </RowGroup>
      ))}
      {painted && lists.moreMoving ? <ul>{all('#/moving')}</ul> : null}
      {lists.orders.length === 0 ? null : (
        <RowGroup id="orders" title={t('base.group.orders')}>
          {lists.orders.map(orderRow)}
        </RowGroup>
      )}
      {rest(lists.done).length === 0 ? null : (
        <RowGroup id="done" title={t('base.group.done')}>
          {rest(lists.done).map(parcelRow)}
        </RowGroup>
      )}
    </>
  );
}

const isBare = ({ needs, moving, orders, done, unpaid }: PopupLists): boolean => needs.length + moving.length + orders.length + done.length + unpaid.length === 0;

function Foot(): JSX.Element {
  const { t } = useHouse().text;
  const moving = valueOf(useLive(readCounters, []), new Map<string, number>()).get('parcels:moving');
  return (
    <footer class="foot">
      <span>{moving === undefined || moving === 0 ? '' : t('base.foot.moving', { count: moving })}</span>
      <span>
        <Button look="plain" onPress={() => void leaveFor('options.html')}>
          {t('base.foot.options')}
        </Button>
        <Button look="plain" onPress={() => void leaveFor('dashboard.html')}>
          {t('base.foot.open')} <span aria-hidden="true">↗</span>
        </Button>
      </span>
    </footer>
  );
}

interface BodyProps {
  /** The first rows, where they could be read before the database was open. */
  readonly early: PopupLists | null;
}

function Body({ early }: BodyProps): JSX.Element | null {
  const { moment, settings, settingsRead, text: { t } } = useHouse();
  const [started, setStarted] = useState(false);
  const day = Math.floor(moment.now / (60 * MINUTE));
  const answer = useLive((db) => readPopupLists(db, day * 60 * MINUTE), [day]);
  if (answer.state === 'failed') throw new Error('popup lists');
  const lists = valueOf(answer, early);
  if (lists === null || (isBare(lists) && !settingsRead)) return <Waiting />;
  if (isBare(lists) && !settings.welcomed && !started) return <Welcome onStart={() => setStarted(true)} />;
  return (
    <>
      <main>
        <h1 class="hidden">{t('base.name')}</h1>
        <PasteBox inTab={false} onOpen={(hash) => void leaveFor(`dashboard.html${hash}`)} />
        {isBare(lists) ? (
          <Empty title={t('base.empty')}>
            <p>{t('base.empty.text')}</p>
          </Empty>
        ) : (
          <Lists lists={lists} live={answer.state === 'ready'} />
        )}
      </main>
      <Foot />
    </>
  );
}

/** Null until the first rows are there, or for good where there are none yet. */
function useEarly(reading: Promise<PopupLists | null> | undefined): PopupLists | null {
  const [early, setEarly] = useState<PopupLists | null>(null);
  useLayoutEffect(() => void reading?.then(setEarly), [reading]);
  return early;
}

/** `early`: the first rows, already being read (lib/storage/queries/first-look). */
export function Popup({ early: reading }: { readonly early?: Promise<PopupLists | null> }): JSX.Element {
  const early = useEarly(reading);
  return (
    <div class="popup">
      <Opening early={early !== null}>
        <Body early={early} />
      </Opening>
    </div>
  );
}
