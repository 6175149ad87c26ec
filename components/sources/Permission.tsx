import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import { send } from '@/lib/messages/client';
import { removeHosts } from '@/lib/platform/request-permission';
import { sourceLabel } from '@/components/parcels/sentences';
import { Button } from '@/components/ui/pieces';
import { AllowButton } from './AllowButton';

interface Props {
  readonly source: SourceMeta;
  readonly granted: boolean;
}

/** May the browser ask this source? Given and taken here. */
export function Permission({ source, granted }: Props): JSX.Element {
  const view = useHouse();
  const { t } = view.text;
  const [said, setSaid] = useState('');
  const hosts = source.hosts.join(', ');
  const name = sourceLabel(source.id, view);
  const taken = async (gone: boolean): Promise<void> => {
    if (gone) await send('source.permission-changed', { source: source.id });
    setSaid(gone ? t('sources.revoked', { source: name }) : '');
  };
  const revoke = (): void => {
    void removeHosts(source.hosts).then(taken, () => taken(false));
  };
  return (
    <div class="acts">
      {granted ? (
        <>
          <span class="quiet">{t('sources.allowed', { hosts })}</span>
          <Button onPress={revoke}>{t('sources.revoke')}</Button>
        </>
      ) : (
        <>
          <AllowButton source={source} onAnswer={(given) => setSaid(given ? t('sources.granted', { source: name }) : '')} />
          <span class="quiet">{t('sources.allow.why', { hosts })}</span>
        </>
      )}
      <span role="status" class="quiet">
        {said}
      </span>
    </div>
  );
}
