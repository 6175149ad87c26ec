import type { JSX } from 'preact';
import type { Parcel } from '@/lib/model/parcel';
import { useHouse } from '@/lib/live/house';
import { sayStatus } from '@/lib/text/status';
import { CopyButton } from '@/components/ui/CopyButton';
import { Button, Chip, Tag, Thumb } from '@/components/ui/pieces';
import { Trail } from '@/components/ui/Trail';
import { Doubtful } from './Doubtful';
import { progressOf } from './progress';
import { arrivalOf, carrierLabel, freshness, sourceLabel, titleOf, type View, whereabouts } from './sentences';
import { blockingSource, type States } from './sources-for';

interface Props {
  readonly parcel: Parcel;
  readonly states: States;
  /** Address of its detail. */
  readonly href: string;
  readonly onOpen?: ((event: MouseEvent) => void) | undefined;
  /** The user wants to do what stands in the way (allow, fill in a key, look). */
  readonly onAct: (parcel: Parcel) => void;
  readonly chosen?: boolean;
}

/** What stands in the way, with its button. */
function Blocked({ parcel, states, view, onAct }: Pick<Props, 'parcel' | 'states' | 'onAct'> & { readonly view: View }): JSX.Element | null {
  const { t } = view.text;
  if (parcel.blocked === null || parcel.shelf === 'done') return null;
  if (parcel.blocked === 'wrong_parcel') {
    return (
      <div class="act">
        <Doubtful parcel={parcel} />
      </div>
    );
  }
  const source = blockingSource(parcel, view.catalog, states);
  const name = sourceLabel(source?.id ?? null, view);
  return (
    <div class="act">
      <span>{t(`row.blocked.${parcel.blocked}`, { source: name })}</span>
      <Button onPress={() => onAct(parcel)}>{parcel.blocked === 'permission_missing' ? t('row.allow') : t(`row.do.${parcel.blocked}`)}</Button>
    </div>
  );
}

/** Top right: what to do, or when it comes. */
function When({ parcel, view }: { readonly parcel: Parcel; readonly view: View }): JSX.Element | null {
  if (parcel.shelf === 'needs' && parcel.blocked === null) {
    return <Tag tone={parcel.status === 'exception' ? 'bad' : 'warn'}>{sayStatus(view.text, parcel.status, null)}</Tag>;
  }
  const arrival = arrivalOf(parcel, view);
  return arrival === null ? null : <span class={arrival.late ? 'warns' : ''}>{arrival.words}</span>;
}

export function ParcelRow({ parcel, states, href, onOpen, onAct, chosen = false }: Props): JSX.Element {
  const view: View = useHouse();
  const title = titleOf(parcel, view);
  const fresh = freshness(parcel, states, view);
  const need = parcel.shelf === 'needs' ? (parcel.status === 'exception' ? ' need bad' : ' need') : '';
  const code = parcel.status === 'ready_for_pickup' ? parcel.pickup?.code : null;
  return (
    <li class={`row${need}${chosen ? ' on' : ''}`}>
      <Thumb name={parcel.title ?? carrierLabel(parcel.carrier, view)} />
      <a class="what" href={href} onClick={onOpen} aria-current={chosen ? 'true' : undefined}>
        {title}
      </a>
      <div class="when">
        <When parcel={parcel} view={view} />
      </div>
      <div class="where">
        {code === null || code === undefined ? null : (
          <>
            <CopyButton value={code} />{' · '}
          </>
        )}
        {whereabouts(parcel, view)}
      </div>
      {parcel.shelf === 'moving' ? <Trail {...progressOf(parcel)} /> : null}
      <div class="meta">
        {parcel.title === null && parcel.carrier !== null ? null : <Chip>{carrierLabel(parcel.carrier, view)}</Chip>}
        <span class={fresh.stale ? 'warns' : ''}>{fresh.words}</span>
        {parcel.muted ? <span>{view.text.t('row.muted')}</span> : null}
      </div>
      <Blocked parcel={parcel} states={states} view={view} onAct={onAct} />
    </li>
  );
}
