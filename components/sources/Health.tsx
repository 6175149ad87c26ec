import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import { send } from '@/lib/messages/client';
import { readDrift } from '@/lib/model/drift';
import type { FailureKind } from '@/lib/model/failure';
import type { SourceState } from '@/lib/model/source-state';
import { DAY } from '@/lib/model/time';
import { sayAge, sayTime } from '@/lib/text/time';
import { sayFailure, sourceLabel } from '@/components/parcels/sentences';
import { Button } from '@/components/ui/pieces';

interface Props {
  readonly source: SourceMeta;
  readonly state: SourceState | null;
}

/** The day the budget counts, UTC. */
const dayUtc = (now: number): string => new Date(now).toISOString().slice(0, 10);
/** Trouble of theirs that may be over by now. A key, a permission or a wait needs something else. */
const WORTH_ANOTHER_TRY: ReadonlySet<FailureKind> = new Set(['upstream', 'unreachable', 'redirected', 'changed', 'internal']);
const MOST_WORDS = 5;

/** Since when what is shown may be out of date: the last good answer, while something is wrong. */
function Trouble({ source, state }: Props & { readonly state: SourceState }): JSX.Element {
  const view = useHouse();
  const { text, moment } = view;
  const { t } = text;
  const until = Math.max(state.backoffUntil ?? 0, state.breakerUntil ?? 0);
  return (
    <>
      <li class={state.stopped ? 'bads' : 'warns'}>{t('sources.health.failing', { why: sayFailure(state, sourceLabel(source.id, view), view), time: sayTime(state.failingSince ?? state.lastFailureAt ?? moment.now, text, moment) })}</li>
      <li>{state.lastGoodAt === null ? t('sources.health.stale.never') : t('sources.health.stale', { time: sayTime(state.lastGoodAt, text, moment) })}</li>
      {state.stopped ? <li class="bads">{t('sources.health.stopped')}</li> : null}
      {!state.stopped && until > moment.now ? <li>{t('sources.health.until', { time: sayTime(until, text, moment, true) })}</li> : null}
      {state.failure !== null && WORTH_ANOTHER_TRY.has(state.failure) ? (
        <li>
          <Button onPress={() => void send('source.retry', { source: source.id })}>
            {t('sources.retry')} <span class="hidden">{sourceLabel(source.id, view)}</span>
          </Button>
        </li>
      ) : null}
    </>
  );
}

/** How a source is doing, in sentences; the worst first. */
export function Health({ source, state }: Props): JSX.Element {
  const { text, moment } = useHouse();
  const { t } = text;
  if (state === null || (state.lastGoodAt === null && state.failure === null)) return <p class="quiet">{t('sources.health.never')}</p>;
  const drift = Object.keys(state.drift).map(readDrift);
  const used = state.budgetOn === dayUtc(moment.now) ? state.usedScheduled + state.usedByHand : 0;
  const limit = state.limits.perDay ?? source.limits.perDay;
  const resets = (Math.floor(moment.now / DAY) + 1) * DAY;
  return (
    <ul class="health">
      {state.enabled ? null : <li class="warns">{t('sources.health.off')}</li>}
      {state.failure === null && state.lastGoodAt !== null ? <li>{t('sources.health.good', { age: sayAge(state.lastGoodAt, text, moment) })}</li> : null}
      {state.failure === null ? null : <Trouble source={source} state={state} />}
      {used === 0 ? null : <li>{t('sources.health.used', { count: used, limit, left: Math.max(0, limit - used), time: sayTime(resets, text, moment, true) })}</li>}
      {drift.length === 0 ? null : (
        <li>
          {t('sources.health.drift', { count: drift.length })} <span class="quiet">{drift.slice(0, MOST_WORDS).map(({ seen, path }) => (seen === '' ? path : seen)).join(', ')}</span>
        </li>
      )}
    </ul>
  );
}
