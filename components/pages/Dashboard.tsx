import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import '@/components/ui/look.css';
import './dashboard.css';
import { OrderDetailView } from '@/components/detail/OrderDetailView';
import { ParcelDetailView } from '@/components/detail/ParcelDetailView';
import { ShelfList } from '@/components/parcels/ShelfList';
import { PasteBox } from '@/components/paste/PasteBox';
import { Timeline } from '@/components/timeline/Timeline';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { Opening } from '@/components/ui/Opening';
import { Empty } from '@/components/ui/pieces';
import { Welcome } from '@/components/welcome/Welcome';
import { useHouse } from '@/lib/live/house';
import { SideNav } from './SideNav';
import { type Route, useRoute, viewHash, type ViewName } from './route';
import { useGivenText } from './use-given-text';

function Nothing({ view }: { readonly view: Exclude<ViewName, 'timeline'> }): JSX.Element {
  const { t } = useHouse().text;
  return (
    <Empty title={t(`dashboard.${view}.empty`)}>
      <p>{t('dashboard.list.empty.text')}</p>
    </Empty>
  );
}

/** The list in the middle. */
function List({ view, chosen }: { readonly view: ViewName; readonly chosen: string | null }): JSX.Element {
  if (view === 'timeline') return <Timeline />;
  const empty = <Nothing view={view} />;
  if (view === 'orders') {
    return (
      <>
        <ShelfList of="orders" shelf="needs" chosen={chosen} empty={null} />
        <ShelfList of="orders" shelf="moving" chosen={chosen} empty={empty} />
        <ShelfList of="orders" shelf="done" chosen={chosen} empty={null} />
      </>
    );
  }
  return (
    <>
      <ShelfList key={view} of="parcels" shelf={view} chosen={chosen} empty={empty} />
      {view === 'needs' || view === 'archived' ? <ShelfList key={`${view}-orders`} of="orders" shelf={view} chosen={chosen} empty={null} /> : null}
    </>
  );
}

/** Beside the list where there is room, over it where there is not. */
function Detail({ route }: { readonly route: Route }): JSX.Element {
  const { t } = useHouse().text;
  const panel = useRef<HTMLElement>(null);
  const { detail, view } = route;
  const back = viewHash(view);
  useLayoutEffect(() => {
    if (detail !== null) panel.current?.focus();
  }, [detail?.key]);
  useEffect(() => {
    if (detail === null) return undefined;
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) location.hash = back;
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [detail?.key, back]);
  return (
    <aside class={detail === null ? 'detail none' : 'detail'} ref={panel} tabIndex={-1} aria-label={t('dashboard.detail')}>
      {detail === null ? <p class="quiet">{t('dashboard.nothing')}</p> : null}
      {detail === null ? null : (
        <ErrorBoundary part="detail" key={detail.key}>
          <a class="btn back" href={back}>
            <span aria-hidden="true">←</span> {t('detail.back')}
          </a>
          {detail.kind === 'parcel' ? <ParcelDetailView key={detail.key} of={detail.key} /> : <OrderDetailView key={detail.key} of={detail.key} />}
        </ErrorBoundary>
      )}
    </aside>
  );
}

function Body(): JSX.Element {
  const { t } = useHouse().text;
  const route = useRoute();
  const { given, dragging } = useGivenText(route.special === 'paste');
  if (route.special === 'welcome') return <Welcome onStart={() => void (location.hash = viewHash('timeline'))} />;
  return (
    <div class="page">
      <SideNav view={route.view} />
      <main class="main">
        <h1 class="hidden">{t(`dashboard.${route.view}`)}</h1>
        <PasteBox given={given} inTab onOpen={(hash) => void (location.hash = hash)} focus={route.detail === null} />
        <div id="list" tabIndex={-1} class="list">
          <ErrorBoundary part="list" key={route.view}>
            <List view={route.view} chosen={route.detail?.key ?? null} />
          </ErrorBoundary>
        </div>
      </main>
      <Detail route={route} />
      {dragging ? <div class="dropping">{t('paste.drop_here')}</div> : null}
    </div>
  );
}

export function Dashboard(): JSX.Element {
  const { t } = useHouse().text;
  useEffect(() => {
    document.title = t('base.name');
  }, [t]);
  return (
    <Opening>
      <Body />
    </Opening>
  );
}
