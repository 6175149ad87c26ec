import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { useArea } from '@/lib/live/use-area';
import { send } from '@/lib/messages/client';
import { Button } from '@/components/ui/pieces';
import { Waiting } from '@/components/ui/Opening';
import { Trail } from '@/components/ui/Trail';

/** First run: what it does, what it does not, and on to the paste box. */
export function Welcome({ onStart }: { readonly onStart: () => void }): JSX.Element {
  const { t } = useHouse().text;
  const ready = useArea('welcome', 'welcome.title');
  const start = (): void => {
    onStart();
    void send('settings.change', { welcomed: true });
  };
  if (!ready) return <Waiting />;
  return (
    <main class="welcome">
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.lead')}</p>
      <Trail at={72} />
      <h2>{t('welcome.does')}</h2>
      <ul>
        <li>{t('welcome.does.local')}</li>
        <li>{t('welcome.does.ask')}</li>
        <li>{t('welcome.does.tell')}</li>
      </ul>
      <h2>{t('welcome.not')}</h2>
      <ul class="nots">
        <li>{t('welcome.not.account')}</li>
        <li>{t('welcome.not.read')}</li>
        <li>{t('welcome.not.sell')}</li>
      </ul>
      <Button look="go" onPress={start}>
        {t('welcome.start')}
      </Button>
    </main>
  );
}
