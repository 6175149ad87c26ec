/** The background's side: only our own pages, only known commands, only good input; failures go back as values. */
import type { Envelope, Sender } from '@/lib/platform/wire';
import { logTrouble } from '@/lib/platform/log';
import { type Command, contract, type Input, type Output, type Problem } from './contract';

export type Handlers = { readonly [C in Command]: (input: Input<C>) => Promise<Output<C>> };
export type AnyResult = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** Thrown by a handler to give the page a reason it can word. */
export class CommandProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

const refuse = (kind: Problem['kind']): AnyResult => ({ ok: false, problem: { kind } });

/** A Map, so that a forged name like `__proto__` finds nothing. */
export function createRouter(handlers: () => Promise<Handlers>): (envelope: Envelope, sender: Sender) => Promise<AnyResult> {
  const schemas = new Map(Object.entries(contract));
  return async ({ command, input }, sender) => {
    const schema = sender.ours ? schemas.get(command) : undefined;
    if (schema === undefined) return refuse('bad_input');
    const parsed = schema.input.safeParse(input);
    if (!parsed.success) return refuse('bad_input');
    try {
      const run = (await handlers())[command as Command] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: await run(parsed.data) };
    } catch (error) {
      if (error instanceof CommandProblem) return { ok: false, problem: error.problem };
      logTrouble(command, error);
      return refuse(error instanceof Error && /Dexie|Quota|Abort|Constraint|Database/.test(error.name) ? 'storage' : 'internal');
    }
  };
}
