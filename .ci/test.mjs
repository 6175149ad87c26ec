// Every test, in order of cost. The last line is `N passed, N failed` (and `, N skipped`); exit code 1 when one failed.
// Use: node .ci/test.mjs [--check | --browser | --long]
//   --check    types, lint, unit and architecture tests
//   --browser  the built extension in Chromium and Firefox (builds first)
//   --long     the fault tests at their full size
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PATH = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
const wanted = process.argv.slice(2);
const only = (flag) => wanted.includes(flag);
const onCi = process.env.CI === 'true' || process.env.CI === '1';
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Runs a program of node_modules/.bin or Node itself; its output goes to ours and comes back as text. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let text = '';
    const take = (out) => (part) => {
      text += part.toString('utf8');
      out.write(part);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', (error) => resolve({ code: 1, text: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failures.push(`${name}: ${failed} failed`);
}

/** A step that passes or fails as a whole. */
async function step(name, command, args, env) {
  console.log(`\n--- ${name}`);
  const begun = Date.now();
  const { code } = await run(command, args, env);
  count(name, code === 0 ? { passed: 1 } : { failed: 1 });
  console.log(`--- ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return code === 0;
}

/** A Vitest run: each of its tests counts. */
async function vitest(name, args, env) {
  console.log(`\n--- ${name}`);
  const report = `.output/vitest-${name.replace(/\W+/g, '-')}.json`;
  rmSync(new URL(`../${report}`, import.meta.url), { force: true });
  const { code } = await run('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
  if (!existsSync(new URL(`../${report}`, import.meta.url))) {
    count(name, { failed: 1 });
    return;
  }
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(new URL(`../${report}`, import.meta.url), 'utf8'));
  const skipped = testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === 'pending' || test.status === 'skipped');
  for (const test of skipped) console.log(`skipped: ${test.fullName}`);
  // A file that could not be loaded has no failed test, but it failed all the same.
  const failed = Math.max(numFailedTests, code === 0 ? 0 : 1);
  count(name, onCi ? { passed: numPassedTests, failed: failed + numPendingTests } : { passed: numPassedTests, failed, skipped: numPendingTests });
}

/** A program of ours that closes with `N passed, N failed`. */
async function counted(name, args) {
  console.log(`\n--- ${name}`);
  const { code, text } = await run(process.execPath, args);
  const line = [...text.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  const failed = Number(line?.[2] ?? 0);
  count(name, { passed: Number(line?.[1] ?? 0), failed: code !== 0 && failed === 0 ? 1 : failed });
}

async function build() {
  return (await step('build for Chromium', 'wxt', ['build'])) && step('build and pack for Firefox', 'wxt', ['zip', '-b', 'firefox', '--mv3']);
}

async function check() {
  await step('types', 'sh', ['-c', 'wxt prepare && tsc --noEmit']);
  await step('lint', 'oxlint', ['--type-aware', '--deny-warnings']);
  await vitest('unit and architecture', []);
}

async function browsers() {
  await vitest('browser', ['--config', 'tests/browser/vitest.config.ts']);
}

const begun = Date.now();
if (only('--check')) {
  await check();
} else if (only('--browser')) {
  if (await build()) await browsers();
} else if (only('--long')) {
  await vitest('long', ['--config', 'tests/long/vitest.config.ts']);
  if (await build()) await vitest('browser, full size', ['--config', 'tests/browser/vitest.config.ts'], { ORDERTRAIL_FULL: '1' });
} else {
  await check();
  if (await build()) {
    await step('web-ext lint of the Firefox build', 'web-ext', ['lint', '--source-dir', '.output/firefox-mv3', '--self-hosted']);
    await counted('sizes', ['.ci/sizes.mjs']);
    await browsers();
  }
}
for (const failure of failures) console.log(failure);
console.log(`${((Date.now() - begun) / 60_000).toFixed(1)} min`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
