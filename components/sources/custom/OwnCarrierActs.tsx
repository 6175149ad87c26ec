import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { customMeta } from '@/lib/catalog/custom';
import { useHouse } from '@/lib/live/house';
import { useArea } from '@/lib/live/use-area';
import { writeCustomFile } from '@/lib/model/custom-file';
import { type CustomSource, isCustom } from '@/lib/model/custom-source';
import { removeHosts } from '@/lib/platform/request-permission';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { EDIT } from './OwnCarriers';

/** Hands the user a file, as if it had been downloaded. */
function handFile(source: CustomSource): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeCustomFile(source)], { type: 'application/json' }));
  link.download = `${source.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Acts({ source }: { readonly source: CustomSource }): JSX.Element {
  const { catalog, text: { t } } = useHouse();
  const { run, problem } = useCommand();
  const [sure, setSure] = useState(false);
  const { id, name } = source;
  const remove = (): void => {
    const { hosts } = customMeta(source);
    const shared = [...(catalog?.sources.values() ?? [])].some((other) => other.id !== id && other.hosts.some((host) => hosts.includes(host)));
    // The permission was for this carrier alone: it goes with it.
    if (!shared) void removeHosts(hosts).catch(() => false);
    void run('custom.remove', { id });
  };
  return (
    <>
      <div class="acts">
        <a class="btn" href={`${EDIT}${id}`}>
          {t('custom.edit', { name })}
        </a>
        <Button onPress={() => handFile(source)}>{t('custom.export', { name })}</Button>
        <Button look="bad" onPress={() => setSure(true)}>
          {t('custom.remove', { name })}
        </Button>
      </div>
      {sure ? (
        <div class="acts" role="group" aria-label={t('custom.remove.sure')}>
          <span class="warns">{t('custom.remove.sure')}</span>
          <Button look="bad" onPress={remove}>
            {t('custom.remove.yes')}
          </Button>
          <Button onPress={() => setSure(false)}>{t('base.cancel')}</Button>
        </div>
      ) : null}
      <ProblemLine problem={problem} />
    </>
  );
}

/** What can be done with a source that the user described; nothing for all others. */
export function OwnCarrierActs({ id }: { readonly id: string }): JSX.Element | null {
  const { catalog } = useHouse();
  const source = isCustom(id) ? catalog?.own.get(id) : undefined;
  const worded = useArea('custom', 'custom.title');
  return source === undefined || !worded ? null : <Acts source={source} />;
}
