import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** `meta.json?asking` (lib/catalog/asking.ts): the build makes it lean, here the whole file does. */
const wholeMetas = {
  name: 'whole-metas',
  enforce: 'pre' as const,
  load(id: string) {
    const [path = '', query] = id.split('?');
    return query === 'asking' ? { code: `export default ${readFileSync(path.startsWith(import.meta.dirname) ? path : join(import.meta.dirname, path), 'utf8')}`, moduleType: 'js' as const } : null;
  },
};

export default defineConfig({
  plugins: [wholeMetas, await WxtVitest()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'tests/long/**', 'node_modules/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
