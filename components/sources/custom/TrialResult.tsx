import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { ReadingNote, Trial } from '@/lib/model/custom-source';
import { sayStatus } from '@/lib/text/status';
import { tidy } from '@/components/parcels/sentences';
import { Button } from '@/components/ui/pieces';

interface Props {
  readonly trial: Trial;
  readonly name: string;
  /** Takes one of their words into the table. */
  readonly onExplain: (word: string) => void;
}

/** One line a kind of trouble and place, with how often and what stood there first. */
function grouped(notes: readonly ReadingNote[]): readonly (ReadingNote & { readonly times: number })[] {
  const groups = new Map<string, ReadingNote & { times: number }>();
  for (const note of notes) {
    const key = `${note.part} ${note.kind} ${note.kind === 'unknown_word' ? note.seen : ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...note, times: 1 });
    else group.times += 1;
  }
  return [...groups.values()];
}

function Notes({ trial: { notes }, onExplain }: Pick<Props, 'trial' | 'onExplain'>): JSX.Element | null {
  const { t } = useHouse().text;
  if (notes.length === 0) return null;
  return (
    <>
      <h4>{t('custom.try.notes')}</h4>
      <ul class="plainlist">
        {grouped(notes).map(({ part, kind, seen, times }) => (
          <li key={`${part} ${kind} ${seen}`}>
            <span class="warns">{t(`custom.note.${kind}`, { part: t(`custom.path.${part}`), seen: tidy(seen, 60), count: times })}</span>{' '}
            {kind === 'unknown_word' ? <Button onPress={() => onExplain(seen)}>{t('custom.explain', { word: tidy(seen, 30) })}</Button> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was read, as it was read: times unturned, words beside what they mean. */
export function TrialResult({ trial, name, onExplain }: Props): JSX.Element {
  const { text } = useHouse();
  const { t } = text;
  const { outcome, failure, httpStatus, status, rawStatus, eta, events, count } = trial;
  return (
    <div class="things">
      <p class={outcome === 'found' ? '' : 'warns'}>
        {outcome === 'failed' ? t(`row.failure.${failure ?? 'internal'}`, { source: name }) : t(`custom.try.${outcome}`, { count })}
        {httpStatus === null ? '' : ` (HTTP ${httpStatus})`}
      </p>
      {status === null ? null : <p>{t('custom.try.status', { status: sayStatus(text, status, null), word: tidy(rawStatus ?? '—', 60) })}</p>}
      {eta === null ? null : <p>{t('custom.try.eta', { when: eta })}</p>}
      {events.length === 0 ? null : (
        <ol class="tried">
          {events.map((event, index) => (
            // The answer's own order; nothing else tells two events apart.
            <li key={index}>
              <b>{event.time ?? (event.localTime === null ? t('custom.try.no_time') : t('custom.try.local', { time: event.localTime }))}</b> {tidy(event.text)}
              <span class="quiet">{[event.place === null ? '' : tidy(event.place, 60), event.code === null ? '' : tidy(event.code, 60), sayStatus(text, event.status, event.subStatus)].filter((part) => part !== '').join(' · ')}</span>
            </li>
          ))}
        </ol>
      )}
      <Notes trial={trial} onExplain={onExplain} />
    </div>
  );
}
