/** Builds the extension for Chromium, as `npm run build` does. */
import { spawnSync } from 'node:child_process';

/** False where it failed; then what the build said is on standard error. */
export function buildForChromium(): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], { encoding: 'utf8' });
  if (status !== 0) console.error(`${stdout}\n${stderr}`);
  return status === 0;
}
