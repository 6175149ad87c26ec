import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { Parcel } from '@/lib/model/parcel';
import { sayStatus } from '@/lib/text/status';
import { sayAge } from '@/lib/text/time';
import { Button } from '@/components/ui/pieces';
import { useCommand } from '@/components/ui/use-command';
import { sourceLabel, tidy } from './sentences';

/** What a held-back answer says and why it is doubted, with the two words that settle it. */
export function Doubtful({ parcel }: { readonly parcel: Parcel }): JSX.Element | null {
  const view = useHouse();
  const { text, moment } = view;
  const { run } = useCommand();
  const { doubt } = parcel;
  if (doubt === null) return null;
  const where = doubt.place === null ? '' : tidy(doubt.place, 60);
  const since = doubt.happenedAt === null ? '' : sayAge(doubt.happenedAt, text, moment);
  const judge = (mine: boolean) => (): void => void run('parcel.judge', { key: parcel.key, mine });
  return (
    <>
      <span>{text.t('row.blocked.wrong_parcel', { source: sourceLabel(doubt.source, view) })}</span>
      <span class="quiet">{[text.t(`row.doubt.${doubt.why}`), sayStatus(text, doubt.status, null), where, since].filter((part) => part !== '').join(' · ')}</span>
      <Button onPress={judge(true)}>{text.t('row.doubt.mine')}</Button>
      <Button onPress={judge(false)}>{text.t('row.doubt.not_mine')}</Button>
    </>
  );
}
