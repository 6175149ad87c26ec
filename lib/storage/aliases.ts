import type { Database } from './tables';

const LONGEST_CHAIN = 8;

/** The key a subject lives under now: follows what `rekey` left behind, so that old notices and links still open. */
export async function followAlias(db: Pick<Database, 'aliases'>, key: string): Promise<string> {
  let current = key;
  for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
    const alias = await db.aliases.get(current);
    if (alias === undefined) return current;
    current = alias.key;
  }
  return current;
}
