/** What does not fit the time of `npm test`: the same stories at full size. Run with `npm run test:long`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [await WxtVitest()],
  test: { include: ['tests/long/**/*.test.ts'], testTimeout: 3_600_000, maxWorkers: 2 },
});
