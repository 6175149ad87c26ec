import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { Problem } from '@/lib/messages/contract';
import { sayTime } from '@/lib/text/time';

/** Why a command was not carried out. */
export function ProblemLine({ problem }: { readonly problem: Problem | null }): JSX.Element | null {
  const { text, moment } = useHouse();
  if (problem === null) return null;
  const time = problem.until === undefined ? '' : sayTime(problem.until, text, moment, true);
  return (
    <p class="said bad" role="alert">
      {text.t(`base.problem.${problem.kind}`, { time })}
    </p>
  );
}
