import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useLive } from '@/lib/live/use-live';
import { readUnreadOf } from '@/lib/storage/queries/house';
import { readParcel } from '@/lib/storage/queries/subjects';
import { sayStatus } from '@/lib/text/status';
import { carrierLabel, titleOf, whereabouts } from '@/components/parcels/sentences';
import { Chip, Tag, Thumb } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { type CommandHook, useCommand } from '@/components/ui/use-command';
import { Deleted, Gone } from './Gone';
import { History } from './History';
import { NameField } from './NameField';
import { NoteField } from './NoteField';
import { Obstacle } from './Obstacle';
import { ParcelActions } from './ParcelActions';
import { ParcelFacts, Pickup, SourceLine } from './ParcelFacts';
import { Stations } from './Stations';

/** Looking at a thing is having seen its notices. */
export function useSeen(subject: string, run: CommandHook['run']): void {
  const unread = useLive((db) => readUnreadOf(db, subject), [subject]);
  const ids = unread.state === 'ready' ? unread.value : [];
  useEffect(() => {
    if (ids.length > 0) void run('notice.seen', { ids: [...ids] });
  }, [ids.join()]);
}

export function ParcelDetailView({ of }: { readonly of: string }): JSX.Element | null {
  const view = useHouse();
  const { text } = view;
  const { run, problem } = useCommand();
  const found = useLive((db) => readParcel(db, of), [of]);
  useSeen(of, run);
  if (found.state === 'failed') throw new Error('parcel');
  if (found.state === 'loading') return null;
  if (found.value === null) return <Gone />;
  const detail = found.value;
  const { parcel, events } = detail;
  if (parcel.deletedAt !== null) return <Deleted what={titleOf(parcel, view)} onUndo={() => void run('parcel.undelete', { key: parcel.key })} />;
  const place = whereabouts(parcel, view);
  return (
    <article class="things">
      <header class="top">
        <Thumb big name={parcel.title ?? carrierLabel(parcel.carrier, view)} />
        <div>
          <NameField key={parcel.key} shown={titleOf(parcel, view)} name={parcel.title} onName={(title) => void run('parcel.edit', { key: parcel.key, change: { title } })} />
          <div class="chips">
            <Chip>{carrierLabel(parcel.carrier, view)}</Chip>
            {parcel.shelf === 'needs' && parcel.blocked === null ? <Tag tone={parcel.status === 'exception' ? 'bad' : 'warn'}>{sayStatus(text, parcel.status, null)}</Tag> : null}
          </div>
        </div>
      </header>
      {place === '' ? null : <p>{place}</p>}
      <Stations parcel={parcel} events={events} />
      <Pickup parcel={parcel} />
      <Obstacle parcel={parcel} run={run} />
      <ProblemLine problem={problem} />
      <ParcelActions detail={detail} run={run} />
      <ParcelFacts detail={detail} />
      <History events={events} />
      <NoteField key={parcel.key} note={parcel.note} onNote={async (note) => (await run('parcel.edit', { key: parcel.key, change: { note } })) !== null} />
      <SourceLine detail={detail} />
    </article>
  );
}
