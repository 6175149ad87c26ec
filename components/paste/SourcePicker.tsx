import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { Line, Choice } from './lines';

interface Props {
  readonly line: Line;
  readonly onPick: (pick: Choice) => void;
}

const ANY = 'parcel:';
const valueOf = ({ kind, source }: { readonly kind: string; readonly source: string | null }): string => `${kind}:${source ?? ''}`;

function readChoice(value: string): Choice {
  const at = value.indexOf(':');
  const source = value.slice(at + 1);
  return { kind: value.slice(0, at) === 'order' ? 'order' : 'parcel', source: source === '' ? null : source };
}

/** Whose number it is: the likely ones first, then every carrier and shop. */
export function SourcePicker({ line, onPick }: Props): JSX.Element {
  const { catalog, text: { t, language } } = useHouse();
  const [carriers, shops] = useMemo(() => {
    const sorted = (ids: Iterable<string>, name: (id: string, in_: typeof language) => string): readonly (readonly [string, string])[] =>
      [...ids].map((id) => [id, name(id, language)] as const).sort(([, a], [, b]) => a.localeCompare(b, language));
    return catalog === null ? [[], []] : [sorted(catalog.carriers.keys(), catalog.carrierName), sorted(catalog.shops.keys(), catalog.shopName)];
  }, [catalog, language]);
  const nameOf = (kind: 'parcel' | 'order', source: string): string => (kind === 'parcel' ? catalog?.carrierName(source, language) : catalog?.shopName(source, language)) ?? source;
  const open = line.standing === 'ask' || line.standing === 'unknown';
  return (
    <select aria-label={t('paste.change', { number: line.value })} value={open ? '' : valueOf(line)} onChange={(event) => onPick(readChoice(event.currentTarget.value))}>
      {open ? (
        <option value="" disabled>
          {t(line.standing === 'ask' ? 'paste.other' : 'paste.choose')}
        </option>
      ) : null}
      {line.candidates.length === 0 ? null : (
        <optgroup label={t('paste.likeliest')}>
          {line.candidates.map((candidate) => (
            <option key={valueOf(candidate)} value={valueOf(candidate)}>
              {nameOf(candidate.kind, candidate.source)}
            </option>
          ))}
        </optgroup>
      )}
      <option value={ANY}>{t('paste.any')}</option>
      <optgroup label={t('paste.carriers')}>
        {carriers.map(([id, name]) => (
          <option key={id} value={`parcel:${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('paste.shops')}>
        {shops.map(([id, name]) => (
          <option key={id} value={`order:${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
