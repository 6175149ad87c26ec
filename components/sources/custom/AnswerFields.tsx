import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { DATE_ORDERS, EVENT_PATHS, PARCEL_PATHS, ZONE_RULES } from '@/lib/model/custom-source';
import type { Part } from './draft';
import { Field, Select } from './Field';

const PARTS = ['events', ...EVENT_PATHS, ...PARCEL_PATHS] as const;

/** Where in the answer everything stands, and how its times are written. */
export function AnswerFields({ draft, onChange, problemAt }: Part): JSX.Element {
  const { t } = useHouse().text;
  const { answer, zoneRule } = draft;
  const unix = zoneRule === 'unix_s' || zoneRule === 'unix_ms';
  return (
    <fieldset class="things">
      <legend>{t('custom.answer')}</legend>
      <p class="quiet">{t('custom.answer.hint')}</p>
      <div class="pairs">
        {PARTS.map((part) => (
          <Field key={part} label={t(`custom.path.${part}`)} value={answer[part]} problem={problemAt(`answer.${part}`)} onValue={(path) => onChange({ answer: { ...answer, [part]: path } })} />
        ))}
      </div>
      <div class="acts">
        <Select label={t('custom.zone_rule')} value={zoneRule} options={ZONE_RULES.map((rule) => [rule, t(`custom.zone_rule.${rule}`)] as const)} onValue={(rule) => onChange({ zoneRule: rule })} />
        {unix ? null : <Select label={t('custom.date_order')} value={draft.dateOrder} options={DATE_ORDERS.map((order) => [order, t(`custom.date_order.${order}`)] as const)} onValue={(dateOrder) => onChange({ dateOrder })} />}
      </div>
      {zoneRule === 'zone' ? <Field label={t('custom.zone')} value={draft.zone} longest={60} placeholder="Europe/Berlin" problem={problemAt('zone')} onValue={(zone) => onChange({ zone })} /> : null}
    </fieldset>
  );
}
