import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { Button, Empty } from '@/components/ui/pieces';

/** A key that leads nowhere any more. */
export function Gone(): JSX.Element {
  const { t } = useHouse().text;
  return (
    <Empty title={t('detail.gone')}>
      <p>{t('detail.gone.text')}</p>
    </Empty>
  );
}

/** Marked as deleted: the way back stays until the purge. */
export function Deleted({ what, onUndo }: { readonly what: string; readonly onUndo: () => void }): JSX.Element {
  const { t } = useHouse().text;
  return (
    <Empty title={what}>
      <p role="status">{t('detail.deleted')}</p>
      <Button look="go" onPress={onUndo}>
        {t('base.undo')}
      </Button>
    </Empty>
  );
}
