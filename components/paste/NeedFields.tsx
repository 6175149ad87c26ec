import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { Needs } from './lines';

export type Need = 'postcode' | 'phoneTail';

interface Props {
  /** What is wanted and by whom (names). */
  readonly wanted: ReadonlyMap<Need, readonly string[]>;
  readonly given: Needs;
  readonly remember: boolean;
  readonly onGive: (need: Need, value: string) => void;
  readonly onRemember: (remember: boolean) => void;
}

/** Four digits, or a postcode without blanks at its ends; nothing else gets in. */
export function tidyNeed(need: Need, value: string): string {
  const plain = value.normalize('NFKC');
  return need === 'phoneTail' ? plain.replace(/\D/g, '').slice(-4) : plain.replace(/[^0-9A-Za-z -]/g, '').slice(0, 12);
}

/** Asks once for what a carrier wants beside the number. */
export function NeedFields({ wanted, given, remember, onGive, onRemember }: Props): JSX.Element | null {
  const { t } = useHouse().text;
  if (wanted.size === 0) return null;
  return (
    <div class="asks">
      {[...wanted].map(([need, carriers]) => (
        <label class="field" key={need}>
          <span>{t(`paste.ask.${need}`)}</span>
          <input class="input" type="text" inputMode={need === 'phoneTail' ? 'numeric' : 'text'} autocomplete="off" value={given[need] ?? ''} onInput={(event) => onGive(need, tidyNeed(need, event.currentTarget.value))} />
          <span>{t('paste.ask.why', { carrier: carriers.join(' · ') })}</span>
        </label>
      ))}
      <label class="check quiet">
        <input type="checkbox" checked={remember} onChange={(event) => onRemember(event.currentTarget.checked)} />
        {t('paste.ask.remember')}
      </label>
    </div>
  );
}
