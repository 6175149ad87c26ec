import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import { readParcels } from '@/lib/storage/queries/subjects';
import { parcelHash } from '@/components/parcels/open-from-popup';
import { sourcesFor } from '@/components/parcels/sources-for';
import { sourceLabel } from '@/components/parcels/sentences';
import { AllowButton } from '@/components/sources/AllowButton';
import { useGranted } from '@/components/sources/use-granted';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import type { SourceMeta } from '@/lib/live/catalog';

interface Props {
  readonly keys: readonly string[];
  readonly inTab: boolean;
  readonly onUndone: () => void;
  readonly onOpen: (hash: string) => void;
}

/** For each source that would be asked about these parcels and may not yet: the source and the first such parcel. */
function useToAllow(keys: readonly string[]): readonly (readonly [SourceMeta, string])[] {
  const { catalog } = useHouse();
  const granted = useGranted();
  const parcels = valueOf(useLive((db) => readParcels(db, keys), [keys.join()]), []);
  if (catalog === null || granted === null) return [];
  const wanted = new Map<SourceMeta, string>();
  for (const parcel of parcels) {
    const able = sourcesFor(parcel, catalog);
    if (able.some(({ secrets, hosts }) => secrets.length === 0 && hosts.every((host) => granted.has(host)))) continue;
    const first = able.find(({ secrets }) => secrets.length === 0);
    if (first !== undefined && !wanted.has(first)) wanted.set(first, parcel.key);
  }
  return [...wanted];
}

/** "Kept 2." with the way back, and what is to be allowed before they can be checked. */
export function Kept({ keys, inTab, onUndone, onOpen }: Props): JSX.Element {
  const view = useHouse();
  const { t } = view.text;
  const toAllow = useToAllow(keys);
  const { run, problem } = useCommand();
  const undo = (): void => {
    void run('intake.undo', { keys: [...keys] }).then((done) => {
      if (done !== null) onUndone();
      return undefined;
    });
  };
  return (
    <div class="tell">
      <div class="line">
        <span role="status">{t('paste.kept', { count: keys.length })}</span>
        <Button look="plain" onPress={undo}>
          {t('base.undo')}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      {toAllow.map(([source, key]) => (
        <div class="line" key={source.id}>
          <span>{t('paste.allow.text', { source: sourceLabel(source.id, view) })}</span>
          {inTab ? (
            <AllowButton source={source} />
          ) : (
            <Button look="go" onPress={() => onOpen(parcelHash(key))}>
              {t('row.allow')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
