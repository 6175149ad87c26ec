import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SourceMeta } from '@/lib/live/catalog';
import { useHouse } from '@/lib/live/house';
import { send } from '@/lib/messages/client';
import { requestHosts } from '@/lib/platform/request-permission';
import { sourceLabel } from '@/components/parcels/sentences';
import { Button } from '@/components/ui/pieces';

interface Props {
  readonly source: SourceMeta;
  readonly onAnswer?: (granted: boolean) => void;
}

/** Asks for a source's hosts. The browser wants the request straight in the click: nothing is awaited before it. */
export function AllowButton({ source, onAnswer }: Props): JSX.Element {
  const view = useHouse();
  const { t } = view.text;
  const [refused, setRefused] = useState(false);
  const name = sourceLabel(source.id, view) || source.id;
  const answered = async (granted: boolean): Promise<void> => {
    setRefused(!granted);
    if (granted) await send('source.permission-changed', { source: source.id });
    onAnswer?.(granted);
  };
  const ask = (): void => {
    void requestHosts(source.hosts, source.dataCollection).then(answered, () => answered(false));
  };
  return (
    <>
      <Button look="go" onPress={ask}>
        {t('row.allow.source', { source: name })}
      </Button>
      <span role="status" class="quiet">
        {refused ? t('row.allow.refused', { source: name }) : ''}
      </span>
    </>
  );
}
