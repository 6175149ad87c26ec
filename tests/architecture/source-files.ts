/** The project's own source files and what they import, read as text. Shared by the architecture tests. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Every file below `folder` (relative to the root) whose name ends in one of `endings`, as paths relative to the root. */
export function listFiles(folder: string, endings: readonly string[]): readonly string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .map((name) => join(start, name))
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && statSync(path).isFile())
    .map((path) => relative(root, path))
    .sort();
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface Import {
  readonly from: string;
  /** Relative to the root for our own files, else the package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** The static and dynamic imports of one file. */
export function importsOf(path: string): readonly Import[] {
  const text = readSource(path);
  const found: Import[] = [];
  for (const match of text.matchAll(STATEMENT)) found.push({ from: path, to: place(path, match[2] ?? ''), typeOnly: match[1] !== undefined });
  for (const match of text.matchAll(DYNAMIC)) found.push({ from: path, to: place(path, match[1] ?? ''), typeOnly: false });
  return found;
}

function place(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(from), specifier));
  return specifier;
}
