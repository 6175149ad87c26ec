import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import type { Output } from '@/lib/messages/contract';
import type { SourceState } from '@/lib/model/source-state';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { KeyState } from './KeyState';
import { SecretField } from './SecretField';

interface Props {
  readonly source: SourceMeta;
  readonly state: SourceState | null;
  readonly name: string;
  /** A key is stored already. What it is, no page can read. */
  readonly stored: boolean;
  readonly locked: boolean;
  readonly tails: Readonly<Record<string, string>>;
}

/** What the check could not find out, or that there was none. What it did find stands in the source's state. */
function wordOf(check: Output<'source.check-key'>['check']): 'saved' | 'allow' | 'offline' {
  if (check?.kind !== 'failed') return 'saved';
  return check.failure === 'permission_missing' ? 'allow' : check.failure === 'offline' ? 'offline' : 'saved';
}

/** Where to get a key, and the link there. */
function HowTo({ source }: { readonly source: SourceMeta }): JSX.Element | null {
  const { t, language } = useHouse().text;
  // A carrier of the user's own: they know where its key is from.
  if (source.howTo === undefined) return null;
  return (
    <p class="quiet">
      {source.howTo[language] ?? source.howTo.en}{' '}
      {source.keyPage?.startsWith('https://') === true ? (
        <a href={source.keyPage} target="_blank" rel="noreferrer">
          {t('sources.key.get')} <span aria-hidden="true">↗</span>
        </a>
      ) : null}
    </p>
  );
}

/** The user's key for a source. It goes to the background, which encrypts and tries it; the fields are emptied. */
export function KeyFields({ source, state, name, stored, locked, tails }: Props): JSX.Element {
  const { t, language } = useHouse().text;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<'saved' | 'allow' | 'offline' | 'forgotten' | 'checking' | null>(null);
  const { run, problem } = useCommand();
  const complete = !locked && source.secrets.every(({ name: field }) => (typed[field] ?? '').trim() !== '');
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!complete) return;
    setSaid('checking');
    // Emptied at once: what is typed while the key is tried is the next one.
    setTyped({});
    const saved = await run('source.set-secrets', { source: source.id, secrets: { ...typed } });
    setSaid(saved === null ? null : wordOf(saved.check));
    if (saved === null) setTyped((now) => ({ ...typed, ...now }));
  };
  const check = async (): Promise<void> => {
    setSaid('checking');
    const tried = await run('source.check-key', { source: source.id });
    const word = tried === null ? null : wordOf(tried.check);
    setSaid(word === 'saved' ? null : word);
  };
  const forget = async (): Promise<void> => {
    setSaid((await run('source.forget-secrets', { source: source.id })) === null ? null : 'forgotten');
  };
  return (
    <form class="keys" onSubmit={(event) => void save(event)}>
      <h4>{t('sources.key')}</h4>
      {locked ? <p class="quiet">{t('sources.key.locked')}</p> : null}
      {stored ? <KeyState source={source} state={state} tails={tails} /> : <HowTo source={source} />}
      {source.keyCheck === 'counted' || source.keyCheck === 'costs' ? <p class="quiet">{t(`sources.key.check.${source.keyCheck}`)}</p> : null}
      {source.secrets.map(({ name: field, label }) => (
        <SecretField key={field} label={label[language] ?? label.en} value={typed[field] ?? ''} onGive={(value) => (setSaid(null), setTyped({ ...typed, [field]: value }))} />
      ))}
      <div class="acts">
        <button type="submit" class="btn go" aria-disabled={!complete || undefined}>
          {t(stored ? 'sources.key.replace' : 'sources.key.save')} <span class="hidden">{name}</span>
        </button>
        {stored && !locked && source.keyCheck !== undefined ? (
          <Button onPress={() => void check()}>
            {t('sources.key.check')} <span class="hidden">{name}</span>
          </Button>
        ) : null}
        {stored ? (
          <Button onPress={() => void forget()}>
            {t('sources.key.forget')} <span class="hidden">{name}</span>
          </Button>
        ) : null}
        <span role="status" class="quiet">
          {said === null ? '' : t(`sources.key.said.${said}`)}
        </span>
      </div>
      {stored && source.howTo !== undefined ? (
        <details>
          <summary>{t('sources.key.how')}</summary>
          <HowTo source={source} />
        </details>
      ) : null}
      <ProblemLine problem={problem} />
    </form>
  );
}
