import type { JSX } from 'preact';
import type { ShipmentEvent } from '@/lib/model/event';
import { useHouse } from '@/lib/live/house';
import { clockOf, sayDay } from '@/lib/text/time';
import { dayOfEvent } from './days';

interface Props {
  readonly event: ShipmentEvent;
  /** With its day, where no heading says it. */
  readonly withDay?: boolean;
}

/** The clock of an event in the reader's zone; without a zone the clock on the spot, and that it is that. */
export function EventTime({ event, withDay = false }: Props): JSX.Element {
  const { text, moment } = useHouse();
  const local = event.occurredAt === null && event.localTime !== null && event.localTime.length > 10;
  const day = withDay ? sayDay(local ? (event.localTime ?? '').slice(0, 10) : dayOfEvent(event, moment.zone), text, moment) : '';
  const clock = event.precision === 'day' ? '' : local ? (event.localTime ?? '').slice(11, 16) : event.occurredAt === null ? '' : clockOf(event.occurredAt, text.language, moment.zone);
  return (
    <span class="t">
      {[day, clock].filter((part) => part !== '').join(' ')}
      {local ? <span title={text.t('dashboard.local.why')}> {text.t('dashboard.local')}</span> : null}
    </span>
  );
}
