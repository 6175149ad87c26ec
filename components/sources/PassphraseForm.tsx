import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { SecretField } from './SecretField';

interface Props {
  /** There is one already: it must be given to change anything. */
  readonly guarded: boolean;
  readonly onDone: (said: 'set' | 'removed') => void;
}

const SHORTEST = 8;
const NOTHING = { current: '', next: '', repeat: '' };

/** Sets a passphrase, changes it or takes it off. */
export function PassphraseForm({ guarded, onDone }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [typed, setTyped] = useState(NOTHING);
  const { run, problem } = useCommand();
  const { current, next, repeat } = typed;
  const differ = repeat !== '' && !next.startsWith(repeat);
  const complete = next.length >= SHORTEST && next === repeat && (!guarded || current !== '');
  const put = async (to: string | null): Promise<void> => {
    if ((await run('vault.set-passphrase', { current: guarded ? current : null, next: to })) === null) return;
    setTyped(NOTHING);
    onDone(to === null ? 'removed' : 'set');
  };
  const set = (event: Event): void => {
    event.preventDefault();
    if (complete) void put(next);
  };
  return (
    <form class="unlock" onSubmit={set}>
      {guarded ? <SecretField label={t('sources.keys.current')} value={current} onGive={(value) => setTyped({ ...typed, current: value })} known /> : null}
      <SecretField label={t('sources.keys.next')} value={next} onGive={(value) => setTyped({ ...typed, next: value })} />
      <SecretField label={t('sources.keys.repeat')} value={repeat} onGive={(value) => setTyped({ ...typed, repeat: value })} />
      <p class="quiet">{t('sources.keys.warn')}</p>
      <div class="acts">
        <button type="submit" class="btn go" aria-disabled={!complete || undefined}>
          {t('sources.keys.set')}
        </button>
        {guarded ? (
          <Button off={current === ''} onPress={() => void put(null)}>
            {t('sources.keys.remove')}
          </Button>
        ) : null}
        <span role="status" class="warns">
          {differ ? t('sources.keys.differ') : ''}
        </span>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}
