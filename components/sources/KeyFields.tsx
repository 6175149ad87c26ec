import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';

interface Props {
  readonly source: SourceMeta;
  readonly name: string;
  /** A key is stored already. What it is, no page can read. */
  readonly stored: boolean;
  readonly locked: boolean;
}

/** The user's key for a source. It goes to the background, which encrypts it; the fields are emptied. */
export function KeyFields({ source, name, stored, locked }: Props): JSX.Element {
  const { t, language } = useHouse().text;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<'saved' | 'forgotten' | null>(null);
  const { run, problem } = useCommand();
  const complete = source.secrets.every(({ name }) => (typed[name] ?? '').trim() !== '');
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!complete || (await run('source.set-secrets', { source: source.id, secrets: { ...typed } })) === null) return;
    setTyped({});
    setSaid('saved');
  };
  const forget = async (): Promise<void> => {
    if ((await run('source.forget-secrets', { source: source.id })) !== null) setSaid('forgotten');
  };
  return (
    <form class="keys" onSubmit={(event) => void save(event)}>
      <h4>{t('sources.key')}</h4>
      <p class="quiet">{t(locked ? 'sources.key.locked' : stored ? 'sources.key.stored' : 'sources.key.missing')}</p>
      {source.secrets.map(({ name: field, label }) => (
        <label class="field" key={field}>
          <span>{label[language] ?? label.en}</span>
          <input class="input" type="password" autocomplete="off" spellcheck={false} maxLength={500} value={typed[field] ?? ''} onInput={(event) => (setSaid(null), setTyped({ ...typed, [field]: event.currentTarget.value }))} />
        </label>
      ))}
      <div class="acts">
        <button type="submit" class="btn go" aria-disabled={!complete || undefined}>
          {t(stored ? 'sources.key.replace' : 'sources.key.save')}
        </button>
        {stored ? <Button onPress={() => void forget()}>{t('sources.key.forget')} <span class="hidden">{name}</span></Button> : null}
        {source.keyPage === undefined || !source.keyPage.startsWith('https://') ? null : (
          <a href={source.keyPage} target="_blank" rel="noreferrer">
            {t('sources.key.get')} <span aria-hidden="true">↗</span>
          </a>
        )}
        <span role="status" class="quiet">
          {said === 'saved' ? t('sources.key.saved') : said === 'forgotten' ? t('sources.key.forgotten') : ''}
        </span>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}
