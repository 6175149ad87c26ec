import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import type { SourceState } from '@/lib/model/source-state';
import { sayAge } from '@/lib/text/time';
import { sayKind, sourceLabel } from '@/components/parcels/sentences';

interface Props {
  readonly source: SourceMeta;
  readonly state: SourceState | null;
  /** Field → the last characters of the key that is stored. */
  readonly tails: Readonly<Record<string, string>>;
}

/** The stored key, masked, and what trying it has shown. */
export function KeyState({ source, state, tails }: Props): JSX.Element {
  const view = useHouse();
  const { text, moment } = view;
  const { t, language } = text;
  const check = state?.keyCheck;
  const left = state?.allowance;
  return (
    <ul class="health">
      {source.secrets.map(({ name, label }) => (
        <li key={name}>
          {label[language] ?? label.en} <code>••••{tails[name] ?? ''}</code>
        </li>
      ))}
      {check === undefined ? <li class="quiet">{t('sources.key.unchecked')}</li> : null}
      {check?.failure === null ? <li>{t('sources.key.works', { age: sayAge(check.at, text, moment) })}</li> : null}
      {check === undefined || check.failure === null ? null : <li class="bads">{t('sources.key.failed', { why: sayKind(check.failure, sourceLabel(source.id, view), view), age: sayAge(check.at, text, moment) })}</li>}
      {left === undefined ? null : <li class={left.left === 0 ? 'warns' : ''}>{left.of === null ? t('sources.key.left', { count: left.left, age: sayAge(left.at, text, moment) }) : t('sources.key.left.of', { count: left.left, of: left.of, age: sayAge(left.at, text, moment) })}</li>}
    </ul>
  );
}
