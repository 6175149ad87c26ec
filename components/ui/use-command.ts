import { useCallback, useState } from 'preact/hooks';
import { send } from '@/lib/messages/client';
import type { Command, Input, Output, Problem } from '@/lib/messages/contract';

export interface CommandHook {
  /** Sends it; the answer, or null after a problem (which is kept for the page to say). */
  readonly run: <C extends Command>(command: C, input: Input<C>) => Promise<Output<C> | null>;
  readonly problem: Problem | null;
}

export function useCommand(): CommandHook {
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(async <C extends Command>(command: C, input: Input<C>): Promise<Output<C> | null> => {
    const result = await send(command, input);
    setProblem(result.ok ? null : result.problem);
    return result.ok ? result.value : null;
  }, []);
  return { run, problem };
}
