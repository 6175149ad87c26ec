import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import type { SourceState } from '@/lib/model/source-state';
import { sayAge, sayTime } from '@/lib/text/time';
import { sayFailure, sourceLabel } from '@/components/parcels/sentences';

interface Props {
  readonly source: SourceMeta;
  readonly state: SourceState | null;
}

/** The day the budget counts, UTC. */
const dayUtc = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** How a source is doing, in sentences; the worst first. */
export function Health({ source, state }: Props): JSX.Element {
  const view = useHouse();
  const { text, moment } = view;
  const { t } = text;
  if (state === null || (state.lastGoodAt === null && state.failure === null)) return <p class="quiet">{t('sources.health.never')}</p>;
  const until = state.backoffUntil ?? state.breakerUntil;
  const drift = Object.keys(state.drift).length;
  const used = state.budgetOn === dayUtc(moment.now) ? state.usedScheduled + state.usedByHand : 0;
  return (
    <ul class="health">
      {state.enabled ? null : <li class="warns">{t('sources.health.off')}</li>}
      {state.failure === null ? <li>{state.lastGoodAt === null ? '' : t('sources.health.good', { age: sayAge(state.lastGoodAt, text, moment) })}</li> : null}
      {state.failure === null ? null : <li class={state.stopped ? 'bads' : 'warns'}>{t('sources.health.failing', { why: sayFailure(state, sourceLabel(source.id, view), view), time: sayTime(state.failingSince ?? state.lastFailureAt ?? moment.now, text, moment) })}</li>}
      {state.stopped ? <li class="bads">{t('sources.health.stopped')}</li> : null}
      {!state.stopped && until !== null && until > moment.now ? <li>{t('sources.health.until', { time: sayTime(until, text, moment, true) })}</li> : null}
      {used === 0 ? null : <li>{t('sources.health.used', { count: used, limit: state.limits.perDay ?? source.limits.perDay })}</li>}
      {drift === 0 ? null : <li>{t('sources.health.drift', { count: drift })}</li>}
    </ul>
  );
}
