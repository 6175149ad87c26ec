import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { checkDraft } from '@/lib/catalog/reach';
import { useHouse } from '@/lib/live/house';
import type { CustomDraft } from '@/lib/model/custom-source';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { AnswerFields } from './AnswerFields';
import { type Change, tidied } from './draft';
import { Field } from './Field';
import { HeaderRows } from './HeaderRows';
import { RequestFields } from './RequestFields';
import { TryIt } from './TryIt';
import { WordRows } from './WordRows';

interface Props {
  /** What it begins with. */
  readonly begun: CustomDraft;
  /** Null: a new one. */
  readonly id: string | null;
  /** The id that it is kept under; null: left without keeping. */
  readonly onDone: (id: string | null) => void;
}

const count = (typed: string): number => Math.trunc(Number(typed)) || 0;

/** Describes an endpoint, tries it, keeps it. */
export function OwnForm({ begun, id, onDone }: Props): JSX.Element {
  const { t } = useHouse().text;
  const { run, problem } = useCommand();
  const [draft, setDraft] = useState(begun);
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = checkDraft(draft);
  useLayoutEffect(() => {
    form.current?.scrollIntoView();
    form.current?.focus();
  }, []);
  const onChange: Change = (change) => setDraft((before) => ({ ...before, ...change }));
  const problemAt = (field: string): (typeof problems)[number]['kind'] | null => {
    const found = problems.find((each) => each.field === field)?.kind ?? null;
    return asked || (field === 'address' && found !== 'empty') ? found : null;
  };
  const ready = (): boolean => {
    setAsked(true);
    return problems.length === 0;
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!ready()) return;
    const kept = await run('custom.save', { draft: tidied(draft), id, secrets });
    if (kept !== null) onDone(kept.id);
  };
  const explain = (word: string): void => onChange({ words: [...draft.words, { word, status: 'in_transit', subStatus: null }] });
  const part = { draft, onChange, problemAt };
  return (
    <form ref={form} class="card box own" tabIndex={-1} aria-label={id === null ? t('custom.new') : t('custom.edit', { name: begun.name })} onSubmit={(event) => void save(event)}>
      <RequestFields {...part} />
      <HeaderRows {...part} secrets={secrets} onSecret={(name, value) => setSecrets({ ...secrets, [name]: value })} />
      <AnswerFields {...part} />
      <WordRows {...part} />
      <div class="pairs">
        <Field label={t('custom.pace.minutes')} value={String(draft.everyMinutes)} longest={5} onValue={(typed) => onChange({ everyMinutes: count(typed) })} />
        <Field label={t('custom.pace.day')} value={String(draft.perDay)} longest={5} onValue={(typed) => onChange({ perDay: count(typed) })} />
      </div>
      <TryIt draft={tidied(draft)} id={id} secrets={secrets} ready={ready} onExplain={explain} />
      <div class="acts">
        <button type="submit" class="btn go">
          {t('custom.save')}
        </button>
        <Button onPress={() => onDone(null)}>{t('base.cancel')}</Button>
        <span role="status" class="bads">
          {asked && problems.length > 0 ? t('custom.mend', { count: problems.length }) : ''}
        </span>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}
