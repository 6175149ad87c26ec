import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import { readCounters } from '@/lib/storage/queries/house';
import { readTimeline, type TimelineMark } from '@/lib/storage/queries/timeline';
import { dateOf, dayOf, sayDay, weekday } from '@/lib/text/time';
import { Endless } from '@/components/ui/Endless';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { Empty } from '@/components/ui/pieces';
import { ComingUp } from './ComingUp';
import { groupByDay, type TimelineDay } from './days';
import { EventLine } from './EventLine';

function DayHeading({ id, day, again }: { readonly id: string; readonly day: string; readonly again: boolean }): JSX.Element {
  const { text, moment } = useHouse();
  const said = sayDay(day, text, moment);
  const date = dateOf(day, text.language, dayOf(moment.now, moment.zone));
  return (
    <h2 id={id}>
      <span class={again ? 'hidden' : ''}>
        {said.includes(date) ? weekday(day, text.language) : said} <br />
        {date}
      </span>
    </h2>
  );
}

/** `again`: the page above ends on the same day. */
function DayGroup({ day: { day, entries }, page, again }: { readonly day: TimelineDay; readonly page: number; readonly again: boolean }): JSX.Element {
  const id = `day-${day}-${page}`;
  return (
    <section class="day" aria-labelledby={id}>
      <DayHeading id={id} day={day} again={again} />
      <ol class="spine">
        {entries.map((entry) => (
          <EventLine key={entry.event.key} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

interface PageProps {
  readonly index: number;
  readonly after: TimelineMark | null;
  /** Set once another page follows. */
  readonly end: TimelineMark | null;
  readonly onMore: (end: TimelineMark) => void;
}

/** Fifty events, live. The last page asks for the next when it comes into sight. */
function Page({ index, after, end, onMore }: PageProps): JSX.Element | null {
  const { moment, text: { t } } = useHouse();
  const page = useLive((db) => readTimeline(db, after, end), [after?.key, end?.key]);
  if (page.state === 'failed') throw new Error('timeline');
  if (page.state === 'loading') return <p class="quiet endless">{t('dashboard.reading')}</p>;
  const { entries, end: last } = page.value;
  return (
    <div class="pages">
      {groupByDay(entries, moment.zone).map((day) => (
        <DayGroup key={day.day} day={day} page={index} again={after !== null && day.day === dayOf(after.sortAt, moment.zone)} />
      ))}
      {end === null && last !== null ? <Endless label={t('dashboard.older')} onMore={() => onMore(last)} /> : null}
      {end === null && last === null && (index > 0 || entries.length > 0) ? <p class="quiet endless">{t('dashboard.timeline.end')}</p> : null}
      {index === 0 && entries.length === 0 && last === null ? <Nothing /> : null}
    </div>
  );
}

function Nothing(): JSX.Element {
  const { t } = useHouse().text;
  const counters = valueOf(useLive(readCounters, []), new Map<string, number>());
  const waits = ['needs', 'moving'].some((shelf) => (counters.get(`parcels:${shelf}`) ?? 0) > 0);
  return (
    <Empty title={t('dashboard.timeline.empty')}>
      <p>{t(waits ? 'dashboard.timeline.waiting' : 'dashboard.timeline.empty.text')}</p>
    </Empty>
  );
}

/** All events over everything, newest first, endless by key. */
export function Timeline(): JSX.Element {
  const [ends, setEnds] = useState<readonly TimelineMark[]>([]);
  const more = (end: TimelineMark): void => setEnds((known) => (known.some(({ key }) => key === end.key) ? known : [...known, end]));
  return (
    <ErrorBoundary part="timeline">
      <ComingUp />
      {[null, ...ends].map((after, index) => (
        <Page key={after?.key ?? ''} index={index} after={after} end={ends[index] ?? null} onMore={more} />
      ))}
    </ErrorBoundary>
  );
}
