import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { StatusWord } from '@/lib/model/custom-source';
import { PARCEL_STATUSES, type ParcelStatus, SUB_STATUSES, type SubStatus } from '@/lib/model/status';
import { sayStatus } from '@/lib/text/status';
import { Button } from '@/components/ui/pieces';
import { type Part, replaceAt } from './draft';
import { Field } from './Field';

const MOST = 200;
const EVERY: readonly (readonly [ParcelStatus, SubStatus | null])[] = PARCEL_STATUSES.flatMap((status) => [[status, null] as const, ...SUB_STATUSES[status].map((sub) => [status, sub] as const)]);
const valueOf = (status: string, sub: string | null): string => (sub === null ? status : `${status}.${sub}`);

/** Their words and what they mean. What is not here stays unknown. */
export function WordRows({ draft, onChange, problemAt }: Part): JSX.Element {
  const { text } = useHouse();
  const { t } = text;
  const { words } = draft;
  const meanings = useMemo(() => EVERY.map(([status, sub]) => [valueOf(status, sub), sub === null ? sayStatus(text, status, null) : `${sayStatus(text, status, null)}: ${sayStatus(text, status, sub)}`] as const), [text]);
  const set = (index: number, next: StatusWord | null): void => onChange({ words: replaceAt(words, index, next) });
  const mean = (index: number, word: string, value: string): void => {
    const [status, subStatus] = EVERY.find(([status, sub]) => valueOf(status, sub) === value) ?? ['unknown', null];
    set(index, { word, status, subStatus });
  };
  return (
    <fieldset class="things">
      <legend>{t('custom.words')}</legend>
      <p class="quiet">{t('custom.words.hint')}</p>
      {words.map(({ word, status, subStatus }, index) => (
        // Rows have no other name than their place.
        <div class="pairs" key={index}>
          <Field label={t('custom.word', { row: index + 1 })} value={word} longest={100} problem={problemAt(`words.${index}`)} onValue={(next) => set(index, { word: next, status, subStatus })} />
          <label class="field">
            {t('custom.meaning', { row: index + 1 })}
            <select class="input" value={valueOf(status, subStatus)} onChange={(event) => mean(index, word, event.currentTarget.value)}>
              {meanings.map(([value, says]) => (
                <option key={value} value={value}>
                  {says}
                </option>
              ))}
            </select>
          </label>
          <Button look="icon" label={t('custom.word.drop', { word: word || String(index + 1) })} onPress={() => set(index, null)}>
            ✕
          </Button>
        </div>
      ))}
      {words.length >= MOST ? null : <div class="acts"><Button onPress={() => onChange({ words: [...words, { word: '', status: 'in_transit', subStatus: null }] })}>{t('custom.word.add')}</Button></div>}
    </fieldset>
  );
}
