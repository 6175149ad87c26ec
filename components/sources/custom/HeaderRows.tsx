import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { CustomHeader } from '@/lib/model/custom-source';
import { Button } from '@/components/ui/pieces';
import { type Part, replaceAt } from './draft';
import { Field } from './Field';

interface Props extends Part {
  /** What was typed now, by the header's name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly onSecret: (name: string, value: string) => void;
}

const MOST = 10;

/** Headers to send. The value of a secret one goes to the vault and into no file. */
export function HeaderRows({ draft, onChange, problemAt, secrets, onSecret }: Props): JSX.Element {
  const { t } = useHouse().text;
  const { headers } = draft;
  const set = (index: number, next: CustomHeader | null): void => onChange({ headers: replaceAt(headers, index, next) });
  return (
    <fieldset class="things">
      <legend>{t('custom.headers')}</legend>
      {headers.map((header, index) => (
        // Rows have no other name than their place.
        <div class="pairs" key={index}>
          <Field label={t('custom.header.name', { row: index + 1 })} value={header.name} longest={60} problem={problemAt(`headers.${index}`)} onValue={(name) => set(index, { ...header, name })} />
          {header.secret ? (
            <Field label={t('custom.header.secret_value', { row: index + 1 })} secret value={secrets[header.name] ?? ''} longest={500} placeholder={t('custom.header.stays')} onValue={(value) => onSecret(header.name, value)} />
          ) : (
            <Field label={t('custom.header.value', { row: index + 1 })} value={header.value} longest={500} onValue={(value) => set(index, { ...header, value })} />
          )}
          <label class="check">
            <input type="checkbox" checked={header.secret} onChange={(event) => set(index, { ...header, secret: event.currentTarget.checked, value: '' })} />
            {t('custom.header.secret')} <span class="hidden">{header.name}</span>
          </label>
          <Button look="icon" label={t('custom.header.drop', { name: header.name || String(index + 1) })} onPress={() => set(index, null)}>
            ✕
          </Button>
        </div>
      ))}
      {headers.length >= MOST ? null : <div class="acts"><Button onPress={() => onChange({ headers: [...headers, { name: '', value: '', secret: false }] })}>{t('custom.header.add')}</Button></div>}
    </fieldset>
  );
}
