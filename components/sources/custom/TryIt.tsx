import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { customCarrier, customMeta } from '@/lib/catalog/custom';
import { useHouse } from '@/lib/live/house';
import { CUSTOM_PREFIX, type CustomDraft, type Trial } from '@/lib/model/custom-source';
import { requestHosts } from '@/lib/platform/request-permission';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { Field } from './Field';
import { TrialResult } from './TrialResult';

interface Props {
  readonly draft: CustomDraft;
  readonly id: string | null;
  readonly secrets: Readonly<Record<string, string>>;
  /** Nothing stands in the way; else the form shows what does. */
  readonly ready: () => boolean;
  readonly onExplain: (word: string) => void;
}

type Stage = { readonly at: 'rest' | 'asking' | 'refused' } | { readonly at: 'done'; readonly trial: Trial };

/** Asks the endpoint once and shows what was read. The browser's own question comes in the click. */
export function TryIt({ draft, id, secrets, ready, onExplain }: Props): JSX.Element {
  const { t } = useHouse().text;
  const { run, problem } = useCommand();
  const [number, setNumber] = useState('');
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [stage, setStage] = useState<Stage>({ at: 'rest' });
  const source = { ...draft, id: id ?? `${CUSTOM_PREFIX}trial` };
  const needs = customCarrier(source).needs ?? [];
  const ask = async (granted: boolean): Promise<void> => {
    if (!granted) return setStage({ at: 'refused' });
    setStage({ at: 'asking' });
    const trial = await run('custom.try', { draft, id, number, input: given, secrets });
    setStage(trial === null ? { at: 'rest' } : { at: 'done', trial });
  };
  const press = (): void => {
    if (!ready() || number.trim() === '') return;
    const { hosts, dataCollection } = customMeta(source);
    void requestHosts(hosts, dataCollection).then(ask, () => ask(false));
  };
  return (
    <fieldset class="things">
      <legend>{t('custom.try')}</legend>
      <p class="quiet">{t('custom.try.hint')}</p>
      <Field label={t('custom.try.number')} value={number} longest={60} onValue={setNumber} />
      {needs.map((need) => (
        <Field key={need} label={t(`custom.try.${need}`)} value={given[need] ?? ''} longest={need === 'postcode' ? 12 : 4} onValue={(value) => setGiven({ ...given, [need]: value })} />
      ))}
      <div class="acts">
        <Button look="go" off={stage.at === 'asking' || number.trim().length < 4} onPress={press}>
          {t('custom.try')}
        </Button>
        <span role="status" class="quiet">
          {stage.at === 'asking' ? t('custom.try.asking') : stage.at === 'refused' ? t('custom.try.refused') : stage.at === 'done' ? t('custom.try.done') : ''}
        </span>
      </div>
      <ProblemLine problem={problem} />
      {stage.at === 'done' ? <TrialResult trial={stage.trial} name={draft.name} onExplain={onExplain} /> : null}
    </fieldset>
  );
}
