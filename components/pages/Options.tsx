import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import '@/components/ui/look.css';
import './options.css';
import { About } from '@/components/settings/About';
import { LookSettings } from '@/components/settings/LookSettings';
import { NoticeSettings } from '@/components/settings/NoticeSettings';
import { SourcesSection } from '@/components/sources/SourcesSection';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { Opening } from '@/components/ui/Opening';
import { useHouse } from '@/lib/live/house';
import { pageAddress } from '@/lib/platform/pages';

const SECTIONS = [['sources', 'sources.title'], ['notices', 'options.notices'], ['look', 'options.look'], ['about', 'options.about']] as const;

function Body(): JSX.Element {
  const { t } = useHouse().text;
  return (
    <div class="options">
      <nav class="sections" aria-label={t('options.nav')}>
        <a href={pageAddress('dashboard.html')}>
          <span aria-hidden="true">←</span> {t('base.name')}
        </a>
        {SECTIONS.map(([id, key]) => (
          <a key={id} href={`#${id}`}>
            {t(key)}
          </a>
        ))}
      </nav>
      <main>
        <h1>{t('options.title')}</h1>
        <ErrorBoundary part="sources">
          <SourcesSection />
        </ErrorBoundary>
        <ErrorBoundary part="notices">
          <NoticeSettings />
        </ErrorBoundary>
        <ErrorBoundary part="look">
          <LookSettings />
        </ErrorBoundary>
        <About />
      </main>
    </div>
  );
}

export function Options(): JSX.Element {
  const { t } = useHouse().text;
  useEffect(() => {
    document.title = `${t('options.title')} · ${t('base.name')}`;
  }, [t]);
  return (
    <Opening>
      <Body />
    </Opening>
  );
}
