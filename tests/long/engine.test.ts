import { expect, it } from 'vitest';
import { runCrashes } from '@/tests/polling/crash-runs';
import { tellClockStories, tellHistories } from '@/tests/polling/stories';

it('R1: 20,000 runs with deaths at any point', async () => {
  const { runs, deaths, missed, bad } = await runCrashes(20_000);
  console.log(`R1: ${runs} runs, ${deaths} deaths, ${missed} notices left unread instead of popping up`);
  expect(bad).toEqual([]);
});

it('R10: 10,000 histories that are rewritten, reordered, repeated and cut', async () => {
  expect(await tellHistories(10_000)).toEqual([]);
});

it('R6: 500 sequences of clock jumps', async () => {
  expect(await tellClockStories(500)).toEqual([]);
});
