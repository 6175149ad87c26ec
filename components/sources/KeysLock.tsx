import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useLive } from '@/lib/live/use-live';
import { send } from '@/lib/messages/client';
import { readKeysLock } from '@/lib/storage/queries/house';
import { sayTime } from '@/lib/text/time';
import { Button } from '@/components/ui/pieces';
import { PassphraseForm } from './PassphraseForm';
import { UnlockForm } from './UnlockForm';

const SAID = { set: 'sources.keys.set.done', removed: 'sources.keys.remove.done', forgot: 'sources.keys.forgot.done' } as const;
const AUTO_LOCK = ['0', '15', '60', '480'] as const;

interface Lock {
  readonly lockedAt: number | null;
  readonly lockAt: number | null;
  readonly autoLockMinutes: number;
}

/** Locked as of now: also where the time has come and the background has not looked yet. */
export const isLocked = (lock: Pick<Lock, 'lockedAt' | 'lockAt'> | null, now: number): boolean => lock !== null && (lock.lockedAt !== null || (lock.lockAt !== null && lock.lockAt <= now));

function Open({ lock }: { readonly lock: Lock }): JSX.Element {
  const { text, moment } = useHouse();
  const { t } = text;
  return (
    <>
      <p>{lock.lockAt === null ? t('sources.keys.open') : t('sources.keys.open.until', { time: sayTime(lock.lockAt, text, moment, true) })}</p>
      <div class="acts">
        <Button look="go" onPress={() => void send('vault.lock', {})}>
          {t('sources.keys.lock')}
        </Button>
        <label class="inline">
          <span>{t('sources.keys.auto')}</span>
          <select class="input" value={String(lock.autoLockMinutes)} onChange={(event) => void send('vault.auto-lock', { minutes: Number(event.currentTarget.value) })}>
            {AUTO_LOCK.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t(`sources.keys.auto.${minutes}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}

/** How the user's keys are kept, and the passphrase over them. */
export function KeysLock(): JSX.Element | null {
  const { text: { t }, moment } = useHouse();
  const found = useLive(readKeysLock, []);
  const [said, setSaid] = useState<keyof typeof SAID | null>(null);
  const [open, setOpen] = useState(false);
  if (found.state !== 'ready') return null;
  const lock = found.value;
  const locked = isLocked(lock, moment.now);
  const done = (what: 'set' | 'removed'): void => {
    setSaid(what);
    setOpen(false);
  };
  return (
    <section class="card box" id="keys" tabIndex={-1} aria-labelledby="keys-title">
      <h3 id="keys-title">{t('sources.keys')}</h3>
      {lock === null ? <p class="quiet">{t('sources.keys.device')}</p> : null}
      {lock !== null && locked ? (
        <>
          <p class="warns">{t('sources.keys.locked')}</p>
          <UnlockForm onReset={() => setSaid('forgot')} />
        </>
      ) : null}
      {lock !== null && !locked ? <Open lock={lock} /> : null}
      {locked ? null : (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t(lock === null ? 'sources.keys.protect' : 'sources.keys.change')}</summary>
          <PassphraseForm guarded={lock !== null} onDone={done} />
        </details>
      )}
      <span role="status" class="quiet">
        {said === null ? '' : t(SAID[said])}
      </span>
    </section>
  );
}
