import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { leanMetas } from './.ci/lean-metas.mjs';

export default defineConfig({
  plugins: [leanMetas(import.meta.dirname), await WxtVitest()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'tests/long/**', 'node_modules/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
