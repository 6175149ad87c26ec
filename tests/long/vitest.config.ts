/** What does not fit the time of `npm test`: the same stories at full size. Run with `npm run test:long`. */
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config';

export default defineConfig({
  ...base,
  root: import.meta.dirname.replace(/\/tests\/long$/, ''),
  test: { include: ['tests/long/**/*.test.ts', 'tests/shops/*/*.test.ts'], env: { ORDERTRAIL_MUTATIONS: '10000' }, testTimeout: 7_200_000, maxWorkers: 2 },
});
