import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { Instant } from '@/lib/model/time';
import type { ParcelDetail } from '@/lib/storage/queries/subjects';
import { sayTime } from '@/lib/text/time';
import { sourceOf } from '@/components/parcels/sources-for';
import { Button } from '@/components/ui/pieces';
import type { CommandHook } from '@/components/ui/use-command';

/** When it may be asked again: the source's floor for the number, and its rest. */
export function nextPossible({ parcel, plan, source }: ParcelDetail, asked: string | null): Instant {
  const floor = asked === null ? 0 : (plan?.floors[asked] ?? 0);
  const rest = source !== null && source.source === asked ? Math.max(source.backoffUntil ?? 0, source.breakerUntil ?? 0) : 0;
  return parcel.blocked === null ? Math.max(floor, rest) : 0;
}

interface Props {
  readonly detail: ParcelDetail;
  readonly run: CommandHook['run'];
}

/** Asks now, or says when it may. */
export function CheckNow({ detail, run }: Props): JSX.Element {
  const { text, moment, catalog } = useHouse();
  const { t } = text;
  const { parcel } = detail;
  const [asked, setAsked] = useState<{ readonly at: Instant; readonly before: Instant | null } | null>(null);
  const possible = nextPossible(detail, sourceOf(parcel, catalog));
  const waits = possible > moment.now;
  const check = async (): Promise<void> => {
    const answer = await run('parcel.check-now', { key: parcel.key });
    if (answer !== null) setAsked({ at: answer.startsAt, before: parcel.lastAskedAt });
  };
  const underWay = asked !== null && asked.before === parcel.lastAskedAt && parcel.blocked === null;
  const said = waits && !underWay ? t('detail.check.at', { time: sayTime(possible, text, moment, true) }) : underWay ? (asked.at > moment.now ? t('detail.check.planned', { time: sayTime(asked.at, text, moment, true) }) : t('detail.check.asked')) : '';
  return (
    <>
      <Button onPress={() => void check()} off={waits || underWay}>
        {t('detail.check')}
      </Button>
      <span class="quiet" role="status">
        {said}
      </span>
    </>
  );
}
