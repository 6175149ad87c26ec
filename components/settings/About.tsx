import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { productVersion } from '@/lib/platform/pages';

export function About(): JSX.Element {
  const { t } = useHouse().text;
  return (
    <section id="about" tabIndex={-1} aria-labelledby="about-title">
      <h2 id="about-title">{t('options.about')}</h2>
      <div class="card box">
        <p>{t('options.about.text')}</p>
        <ul class="plainlist">
          <li>{t('options.about.alarms')}</li>
          <li>{t('options.about.menus')}</li>
          <li>{t('options.about.hosts')}</li>
        </ul>
        <p class="quiet">
          {t('base.name')} · {t('options.about.version', { version: productVersion() })}
        </p>
      </div>
    </section>
  );
}
