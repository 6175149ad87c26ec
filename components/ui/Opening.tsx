import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { Button, Empty } from './pieces';
import { Trail } from './Trail';

const MOMENT = 400;

/** A page that has nothing to show yet. For a moment it is blank; then it says so. */
export function Waiting(): JSX.Element {
  const { t } = useHouse().text;
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), MOMENT);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="empty" aria-busy="true">
      <h1 class="hidden">{t('base.name')}</h1>
      <p role="status">{long ? t('base.preparing') : ''}</p>
    </main>
  );
}

interface Props {
  readonly children: ComponentChildren;
  /** The children have something to show before the database is open. */
  readonly early?: boolean;
}

/** Shows its children once the database is open; until then and otherwise it says what is going on and what can be done. */
export function Opening({ children, early = false }: Props): JSX.Element {
  const { opening, text: { t }, reopen } = useHouse();
  if (opening.state === 'ready' || (early && opening.state === 'opening')) return <>{children}</>;
  if (opening.state === 'opening') return <Waiting />;
  if (opening.state === 'preparing') {
    return (
      <main>
        <h1 class="hidden">{t('base.name')}</h1>
        <Empty title={t('base.preparing')}>
          <p role="status">{t('base.preparing.text')}</p>
          <div class="mark">
            <Trail at={30} />
          </div>
        </Empty>
      </main>
    );
  }
  return (
    <main>
      <h1 class="hidden">{t('base.name')}</h1>
      <Empty title={t(opening.state === 'failed' ? 'base.failed' : 'base.newer')}>
        <p role="alert">{opening.state === 'failed' ? t('base.failed.text', { reason: opening.reason }) : t('base.newer.text')}</p>
        <Button onPress={reopen}>{t('base.retry')}</Button>
      </Empty>
    </main>
  );
}
