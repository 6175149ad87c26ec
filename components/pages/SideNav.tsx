import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import { pageAddress } from '@/lib/platform/pages';
import { readCounters, readSourceStates } from '@/lib/storage/queries/house';
import { viewHash, VIEWS, type ViewName } from './route';

/** What is counted beside a view; null: nothing worth a number. */
const COUNTS: Readonly<Record<ViewName, readonly string[]>> = {
  timeline: [], needs: ['parcels:needs', 'orders:needs'], moving: ['parcels:moving'], orders: ['orders:needs', 'orders:moving', 'orders:done'], done: ['parcels:done'], archived: ['parcels:archived', 'orders:archived'],
};

export function SideNav({ view }: { readonly view: ViewName }): JSX.Element {
  const { t, language } = useHouse().text;
  const counters = valueOf(useLive(readCounters, []), new Map<string, number>());
  const states = valueOf(useLive(readSourceStates, []), new Map());
  const troubled = [...states.values()].filter(({ enabled, stopped, failuresInRow }) => enabled && (stopped || failuresInRow >= 3)).length;
  const countOf = (name: ViewName): number => COUNTS[name].reduce((sum, counter) => sum + (counters.get(counter) ?? 0), 0);
  const here = useRef<HTMLAnchorElement>(null);
  // Where the views stand in one line that scrolls, the current one is in sight.
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [view]);
  return (
    <nav class="side" aria-label={t('dashboard.nav')}>
      <a class="skip btn go" href={viewHash(view)} onClick={() => document.getElementById('list')?.focus()}>
        {t('dashboard.skip')}
      </a>
      <p class="brand">{t('base.name')}</p>
      {VIEWS.map((name) => (
        <a key={name} ref={name === view ? here : null} class={name === view ? 'on' : ''} href={viewHash(name)} aria-current={name === view ? 'page' : undefined}>
          {t(`dashboard.${name}`)} <span>{countOf(name) > 0 ? new Intl.NumberFormat(language).format(countOf(name)) : ''}</span>
        </a>
      ))}
      <a href={pageAddress('options.html')}>
        {t('dashboard.sources')} {troubled === 0 ? null : <span class="warns">{t('dashboard.troubled', { count: troubled })}</span>}
      </a>
    </nav>
  );
}
