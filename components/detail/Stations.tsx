import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import { sayDay } from '@/lib/text/time';
import { progressOf } from '@/components/parcels/progress';
import { arrivalOf } from '@/components/parcels/sentences';
import { Trail } from '@/components/ui/Trail';
import { stationsOf } from './stations';

interface Props {
  readonly parcel: Parcel;
  readonly events: readonly ShipmentEvent[];
}

export function Stations({ parcel, events }: Props): JSX.Element {
  const view = useHouse();
  const { text, moment } = view;
  const arrival = arrivalOf(parcel, view);
  return (
    <div class="way">
      <Trail {...progressOf(parcel)} />
      <ol class="stations">
        {stationsOf(parcel, events, moment.zone).map(({ name, past, day }, index) => (
          <li key={name} class={past ? 'past' : ''}>
            {text.t(`detail.station.${name}`)}
            <br />
            {day === null ? (index === 3 ? (arrival?.words ?? '') : '') : sayDay(day, text, moment)}
          </li>
        ))}
      </ol>
    </div>
  );
}
