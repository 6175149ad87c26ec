/** Build-time only (Node): the hosts of every source's meta.json, sorted, for the manifest's optional permissions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceMeta } from '@/lib/adapter/meta';

export function readSourceHosts(root: string): readonly string[] {
  const folder = join(root, 'lib/sources');
  const hosts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => (JSON.parse(readFileSync(join(folder, entry.name, 'meta.json'), 'utf8')) as SourceMeta).hosts);
  return [...new Set(hosts)].sort();
}
