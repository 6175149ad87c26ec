import { send } from '@/lib/messages/client';
import type { Problem } from '@/lib/messages/contract';
import type { Recognised } from '@/lib/recognise/findings';
import { additionsOf, type Line, type Needs } from './lines';

export interface KeptLines {
  /** Keys of what was new. */
  readonly added: readonly string[];
  /** Values of the lines that are stored now, new or not. */
  readonly kept: ReadonlySet<string>;
  /** Why the rest was not kept. */
  readonly problem: Problem | null;
}

/** A message takes 500 numbers; those that belong to the ones kept are named in it too. */
const AT_ONCE = 240;

/** Keeps these lines of all, a message's worth after the other; stops at the first that fails. */
export async function keepLines(lines: readonly Line[], all: readonly Line[], links: Recognised['links'], needsOf: (line: Line) => Needs): Promise<KeptLines> {
  const added: string[] = [];
  const kept = new Set<string>();
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const part = lines.slice(from, from + AT_ONCE);
    const result = await send('intake.add', additionsOf(part, all, links, needsOf));
    if (!result.ok) return { added, kept, problem: result.problem };
    added.push(...result.value.added);
    for (const { value } of part) kept.add(value);
  }
  return { added, kept, problem: null };
}
