import type { ComponentChildren, JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { Button, Empty } from './pieces';
import { Trail } from './Trail';

/** Shows its children once the database is open; until then and otherwise it says what is going on and what can be done. */
export function Opening({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const { opening, text: { t }, reopen } = useHouse();
  if (opening.state === 'ready') return <>{children}</>;
  if (opening.state === 'opening') return <div class="empty" aria-busy="true" />;
  if (opening.state === 'preparing') {
    return (
      <Empty title={t('base.preparing')}>
        <p role="status">{t('base.preparing.text')}</p>
        <div class="mark">
          <Trail at={30} />
        </div>
      </Empty>
    );
  }
  return (
    <Empty title={t(opening.state === 'failed' ? 'base.failed' : 'base.newer')}>
      <p role="alert">{opening.state === 'failed' ? t('base.failed.text', { reason: opening.reason }) : t('base.newer.text')}</p>
      <Button onPress={reopen}>{t('base.retry')}</Button>
    </Empty>
  );
}
