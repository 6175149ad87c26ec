import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { METHODS, PLACEHOLDERS } from '@/lib/model/custom-source';
import type { Part } from './draft';
import { Field, Select } from './Field';

/** The placeholders as they are typed; wording has braces of its own. */
const BRACES = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `{${name}}`]));

/** Who is asked and how. */
export function RequestFields({ draft, onChange, problemAt }: Part): JSX.Element {
  const { t } = useHouse().text;
  const { method, body } = draft;
  const bodies = [['none', t('custom.body.none')], ['json', t('custom.body.json')], ['form', t('custom.body.form')]] as const;
  return (
    <fieldset class="things">
      <legend>{t('custom.request')}</legend>
      <Field label={t('custom.name')} value={draft.name} longest={40} problem={problemAt('name')} onValue={(name) => onChange({ name })} />
      <Field label={t('custom.address')} value={draft.address} longest={500} placeholder="https://api.example.com/track/{number}" hint={t('custom.address.hint', BRACES)} problem={problemAt('address')} onValue={(address) => onChange({ address })} />
      <label class="check">
        <input type="checkbox" checked={draft.network === 'own'} onChange={(event) => onChange({ network: event.currentTarget.checked ? 'own' : 'public' })} />
        {t('custom.network')}
      </label>
      <p class="quiet">{t('custom.network.hint')}</p>
      <div class="acts">
        <Select label={t('custom.method')} value={method} options={METHODS.map((each) => [each, each] as const)} onValue={(next) => onChange({ method: next })} />
        {method === 'GET' ? null : <Select label={t('custom.body')} value={body?.type ?? 'none'} options={bodies} onValue={(type) => onChange({ body: type === 'none' ? null : { type, text: body?.text ?? '' } })} />}
      </div>
      {method === 'GET' || body === null ? null : <Field label={t('custom.body.text')} value={body.text} longest={4000} lines={4} hint={t('custom.body.hint', BRACES)} problem={problemAt('body')} onValue={(text) => onChange({ body: { ...body, text } })} />}
    </fieldset>
  );
}
