import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { ShipmentEvent } from '@/lib/model/event';
import { sayStatus } from '@/lib/text/status';
import { tidy } from '@/components/parcels/sentences';
import { EventTime } from '@/components/timeline/EventTime';
import { colorOf, wordsOf } from '@/components/timeline/EventLine';
import { Button } from '@/components/ui/pieces';

/** Where our sentence says next to nothing, the carrier's own words stand at once. */
function isVague({ status, subStatus }: ShipmentEvent): boolean {
  return subStatus === null && (status === 'in_transit' || status === 'unknown' || status === 'exception' || status === 'pre_transit');
}

function Step({ event, raw }: { readonly event: ShipmentEvent; readonly raw: boolean }): JSX.Element {
  const { text } = useHouse();
  const color = colorOf(event.status);
  const gone = event.withdrawnAt !== null;
  return (
    <li class={`ev${color === null ? '' : ' big'}${gone ? ' gone' : ''}`} style={color === null ? {} : { '--c': color }}>
      <div>{color === null ? sayStatus(text, event.status, event.subStatus) : <b>{sayStatus(text, event.status, event.subStatus)}</b>}</div>
      <EventTime event={event} withDay />
      <div class="d">{raw || isVague(event) ? wordsOf(event.text, event.location) : event.location === null ? '' : tidy(event.location, 80)}</div>
      {gone || event.rewrittenAt !== null ? <div class="d">{text.t(gone ? 'detail.withdrawn' : 'detail.rewritten')}</div> : null}
    </li>
  );
}

/** The whole way, newest first; the carrier's own words on demand. */
export function History({ events }: { readonly events: readonly ShipmentEvent[] }): JSX.Element {
  const { t } = useHouse().text;
  const [raw, setRaw] = useState(false);
  return (
    <section aria-labelledby="history">
      <div class="heads">
        <h2 id="history">{t('detail.history')}</h2>
        {events.length === 0 ? null : (
          <Button look="plain" onPress={() => setRaw(!raw)}>
            {t(raw ? 'detail.raw.hide' : 'detail.raw.show')}
          </Button>
        )}
      </div>
      {events.length === 0 ? <p class="quiet">{t('detail.history.none')}</p> : null}
      <ol class="spine">
        {events.map((event) => (
          <Step key={event.key} event={event} raw={raw} />
        ))}
      </ol>
    </section>
  );
}
