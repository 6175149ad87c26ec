import { expect, it } from 'vitest';
import type { Ports } from '@/lib/platform/ports';
import { fakePorts, Outside } from '@/tests/_support/fake-ports';
import { runCrashes } from './crash-runs';
import { tellStory } from './crash-story';

it('every port is wrapped, and the story passes points before and after commits and calls', async () => {
  const { faults, points, passed } = await tellStory([]);
  expect(faults).toEqual([]);
  expect(Math.min(...points)).toBeGreaterThan(30);
  const seen = new Set(passed.map((name) => name.replace(/^(?:before|after) /, '').split('.')[0]));
  const waited = (Object.keys(fakePorts(new Outside())) as (keyof Ports)[]).filter((port) => port !== 'clock' && port !== 'vault');
  expect(waited.filter((port) => !seen.has(port))).toEqual([]);
  expect(seen.has('commit')).toBe(true);
});

// 20,000 runs: npm run test:long.
it('a worker that dies at any point of a poll loses nothing and tells nothing twice (R1)', async () => {
  const { runs, deaths, missed, bad, swallowedAt } = await runCrashes(1000);
  expect(bad.slice(0, 10)).toEqual([]);
  // A pop-up is swallowed only between the commit that says "showing" and the call that shows it.
  expect([...swallowedAt].filter((point) => point !== 'after commit' && point !== 'before notices.show')).toEqual([]);
  console.log(`R1: ${runs} runs, ${deaths} deaths, ${missed} notices left unread instead of popping up`);
}, 600_000);
