import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { SecretField } from './SecretField';

/** The passphrase, or the way on where it is forgotten. */
export function UnlockForm({ onReset }: { readonly onReset: () => void }): JSX.Element {
  const { t } = useHouse().text;
  const [passphrase, setPassphrase] = useState('');
  const { run, problem } = useCommand();
  const unlock = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (passphrase !== '' && (await run('vault.unlock', { passphrase })) !== null) setPassphrase('');
  };
  const reset = async (): Promise<void> => {
    if ((await run('vault.reset', {})) !== null) onReset();
  };
  return (
    <>
      <form class="unlock" onSubmit={(event) => void unlock(event)}>
        <SecretField label={t('sources.keys.passphrase')} value={passphrase} onGive={setPassphrase} known />
        <button type="submit" class="btn go" aria-disabled={passphrase === '' || undefined}>
          {t('sources.keys.unlock')}
        </button>
      </form>
      <ProblemLine problem={problem} />
      <details>
        <summary>{t('sources.keys.forgot')}</summary>
        <p class="quiet">{t('sources.keys.forgot.text')}</p>
        <Button look="bad" onPress={() => void reset()}>
          {t('sources.keys.forgot.do')}
        </Button>
      </details>
    </>
  );
}
