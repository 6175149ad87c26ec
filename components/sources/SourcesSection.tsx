import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useLive, valueOf } from '@/lib/live/use-live';
import { readKeyedSources, readKeysLock, readSourceStates } from '@/lib/storage/queries/house';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { OwnCarriers } from './custom/OwnCarriers';
import { isLocked, KeysLock } from './KeysLock';
import { SourceCard } from './SourceCard';
import { mayReach, useGranted } from './use-granted';
import { useTails } from './use-tails';

const NO_TAILS = {};
const RANK = { carrier: 0, 'own-key': 1, aggregator: 2 } as const;

/** All sources, those that work without a key first. An address `#source-<id>` leads to one of them. */
export function SourcesSection(): JSX.Element | null {
  const { catalog, moment, text: { t, language } } = useHouse();
  const states = valueOf(useLive(readSourceStates, []), new Map());
  const keyed = valueOf(useLive(readKeyedSources, []), new Set<string>());
  const locked = isLocked(valueOf(useLive(readKeysLock, []), null), moment.now);
  const tails = useTails(`${[...keyed].join()} ${String(locked)} ${[...states.values()].map(({ keyCheck }) => keyCheck?.at ?? '').join()}`);
  const granted = useGranted();
  const ready = catalog !== null && granted !== null;
  useEffect(() => {
    if (!ready) return undefined;
    const go = (): void => {
      const target = /^#(?:source|keys)/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
      target?.scrollIntoView();
      target?.focus();
    };
    go();
    addEventListener('hashchange', go);
    return () => removeEventListener('hashchange', go);
  }, [ready, catalog]);
  if (catalog === null || granted === null) return null;
  const sorted = [...catalog.sources.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind] || catalog.sourceName(a.id, language).localeCompare(catalog.sourceName(b.id, language), language));
  return (
    <section id="sources" tabIndex={-1} aria-labelledby="sources-title">
      <h2 id="sources-title">{t('sources.title')}</h2>
      <p class="quiet">{t('sources.lead')}</p>
      <KeysLock />
      {sorted.map((source) => (
        <ErrorBoundary key={source.id} part={`source ${source.id}`}>
          <SourceCard source={source} state={states.get(source.id) ?? null} keyed={keyed.has(source.id)} locked={locked} tails={tails[source.id] ?? NO_TAILS} granted={mayReach(granted, source.hosts)} />
        </ErrorBoundary>
      ))}
      <OwnCarriers />
      <h3>{t('sources.permissions')}</h3>
      {granted.size === 0 ? <p class="quiet">{t('sources.permissions.none')}</p> : null}
      <ul class="hosts">
        {[...granted].map((host) => (
          <li key={host}>{host}</li>
        ))}
      </ul>
    </section>
  );
}
