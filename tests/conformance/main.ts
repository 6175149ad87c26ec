/** `npm run conformance -- DIR… [--only endpoints/kuaidi100]`: every case below the folders, through the product's own readers. */
import { readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Kind, Outcome } from './case';
import { endpoints } from './kinds/endpoints';
import { recognition } from './kinds/recognise';
import { shops } from './kinds/shops';

const KINDS: readonly Kind[] = [endpoints, shops, recognition];

async function listCases(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(folders.map(async (folder) => (await readdir(resolve(folder), { recursive: true })).map((name) => join(resolve(folder), name).split(sep).join('/'))));
  return found.flat().sort();
}

/** Runs the cases and prints the failing ones; exit code 1 when any failed or none was found. */
export async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--only');
  const only = at === -1 ? null : (args[at + 1] ?? '');
  const folders = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  if (folders.length === 0) {
    console.error('Say which folders hold the cases: npm run conformance -- DIR [DIR …] [--only endpoints/kuaidi100]');
    return 1;
  }
  const outcomes: Outcome[] = [];
  for (const path of await listCases(folders)) {
    if (only !== null && !path.includes(`/${only}/`) && !path.includes(`/${only}.`)) continue;
    const kind = KINDS.find((candidate) => candidate.owns(path));
    if (kind !== undefined) outcomes.push(...(await kind.run(path)));
  }
  for (const { name, failure, advice } of outcomes) {
    if (failure !== null) console.log(`FAIL ${name}: ${failure}`);
    for (const line of advice) console.log(`note ${name}: ${line} (advisory)`);
  }
  const failed = outcomes.reduce((sum, { failure, failed: count }) => sum + (count ?? (failure === null ? 0 : 1)), 0);
  const passed = outcomes.reduce((sum, { failure, passed: count }) => sum + (count ?? (failure === null ? 1 : 0)), 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
