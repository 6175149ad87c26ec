import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { tidy } from '@/components/parcels/sentences';
import { Button, Tag } from '@/components/ui/pieces';
import type { Line, Choice } from './lines';
import { SourcePicker } from './SourcePicker';

interface Props {
  readonly line: Line;
  readonly onPick: (pick: Choice) => void;
  readonly onOpenKnown: (line: Line) => void;
}

type Part<K extends keyof Props> = Pick<Props, K>;

const MOST_TAPS = 4;

/** The question with its answers as buttons. */
function Ask({ line, onPick }: Part<'line' | 'onPick'>): JSX.Element {
  const { catalog, text: { t, language } } = useHouse();
  return (
    <fieldset class="line" aria-label={t('paste.which', { number: line.value })}>
      <span>{t('paste.which', { number: line.value })}</span>
      {line.candidates.slice(0, MOST_TAPS).map(({ kind, source }) => (
        <Button key={`${kind}:${source}`} onPress={() => onPick({ kind, source })}>
          {(kind === 'parcel' ? catalog?.carrierName(source, language) : catalog?.shopName(source, language)) ?? source}
        </Button>
      ))}
      <SourcePicker line={line} onPick={onPick} />
    </fieldset>
  );
}

function How({ line }: Part<'line'>): JSX.Element {
  const { t } = useHouse().text;
  if (line.standing === 'chosen') return <span>{t('paste.chosen')}</span>;
  const reason = line.reason === null ? '' : t(`paste.because.${line.reason.kind}`, { word: tidy(line.reason.word, 30) });
  return (
    <>
      <Tag tone={line.standing === 'certain' ? 'go' : 'warn'}>{t(`paste.${line.certainty}`)}</Tag>
      <span>{reason}</span>
    </>
  );
}

/** One number: what it is, how sure that is and why, and every way to say otherwise. */
export function FindingLine({ line, onPick, onOpenKnown }: Props): JSX.Element {
  const { t } = useHouse().text;
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    // The answer that was pressed is gone; whoever goes by keyboard stays in this line.
    if (line.standing === 'chosen' && document.activeElement === document.body) row.current?.querySelector('select')?.focus();
  }, [line.standing]);
  return (
    <li class="find" ref={row}>
      <span class="no">
        <span class="quiet">{t(line.kind === 'parcel' ? 'paste.parcel' : 'paste.order')}</span> {line.value}
      </span>
      <Button look="icon" label={t('paste.drop', { number: line.value })} onPress={() => onPick('dropped')}>
        ✕
      </Button>
      {line.standing === 'ask' ? <Ask line={line} onPick={onPick} /> : null}
      {line.standing === 'unknown' ? (
        <div class="line">
          <span>{t('paste.unknown', { number: line.value })}</span>
          <SourcePicker line={line} onPick={onPick} />
        </div>
      ) : null}
      {line.standing === 'known' ? (
        <div class="line">
          <Tag tone="quiet">{t('paste.known')}</Tag>
          <Button look="plain" onPress={() => onOpenKnown(line)}>
            {t('paste.known.open', { what: line.value })}
          </Button>
        </div>
      ) : null}
      {line.standing === 'certain' || line.standing === 'likely' || line.standing === 'chosen' ? (
        <div class="line">
          <SourcePicker line={line} onPick={onPick} />
          <How line={line} />
        </div>
      ) : null}
      {line.pickup === null ? null : <div class="line">{line.pickup.place === null ? t('paste.pickup', { code: line.pickup.code }) : t('paste.pickup_at', { code: line.pickup.code, place: tidy(line.pickup.place, 60) })}</div>}
    </li>
  );
}
