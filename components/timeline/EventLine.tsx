import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { ParcelStatus } from '@/lib/model/status';
import type { TimelineEntry } from '@/lib/storage/queries/timeline';
import { sayStatus } from '@/lib/text/status';
import { orderTitle } from '@/components/orders/OrderRow';
import { orderHash, parcelHash } from '@/components/parcels/open-from-popup';
import { tidy, titleOf } from '@/components/parcels/sentences';
import { EventTime } from './EventTime';

const COLOR: Partial<Record<ParcelStatus, string>> = {
  out_for_delivery: 'var(--go)', ready_for_pickup: 'var(--warn)', attempt_failed: 'var(--warn)', returning: 'var(--warn)', returned: 'var(--warn)', exception: 'var(--bad)', delivered: 'var(--done)',
};

/** The dot's colour; null: an ordinary step on the way. */
export function colorOf(status: ParcelStatus): string | null {
  return COLOR[status] ?? null;
}

/** The carrier's words with the place, where the words do not name it. */
export function wordsOf(text: string, location: string | null): string {
  const words = tidy(text, 300);
  const place = location === null ? '' : tidy(location, 80);
  return place === '' || words.includes(place) ? words : words === '' ? place : `${place} · ${words}`;
}

/** One event of the timeline: what happened to which thing. */
export function EventLine({ entry: { event, parcel, order } }: { readonly entry: TimelineEntry }): JSX.Element {
  const view = useHouse();
  const color = colorOf(event.status);
  const title = parcel !== null ? titleOf(parcel, view) : order !== null ? orderTitle(order, view.text) : '';
  const href = event.subjectKind === 'order' ? orderHash(event.subject) : parcelHash(event.subject);
  return (
    <li class={color === null ? 'ev' : 'ev big'} style={color === null ? {} : { '--c': color }}>
      <div>
        <b>{sayStatus(view.text, event.status, event.subStatus)}</b>{' '}
        <a class="of" href={href}>
          {title}
        </a>
      </div>
      <EventTime event={event} />
      <div class="d">{wordsOf(event.text, event.location)}</div>
    </li>
  );
}
