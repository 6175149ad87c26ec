import { expect, it } from 'vitest';
import { recognise } from '@/lib/recognise/recognise';

const NUMBERS = 1_000_000;

/** Digits by a small generator of its own, so that a run can be told again. */
function* digitRuns(count: number): Generator<string> {
  let state = 20_261_125;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 10;
  for (let made = 0; made < count; made += 1) {
    let digits = String(1 + (next() % 9));
    const length = 8 + (next() % 27);
    while (digits.length < length) digits += String(next() % 10);
    yield digits;
  }
}

it('R16: a million random numbers, bare: fewer are claimed than a check digit lets through', () => {
  const tally = new Map<number, { all: number; certain: number; likely: number }>();
  for (const digits of digitRuns(NUMBERS)) {
    const row = tally.get(digits.length) ?? { all: 0, certain: 0, likely: 0 };
    tally.set(digits.length, row);
    row.all += 1;
    const claim = recognise(digits).findings.find(({ kind, certainty }) => kind !== 'other' && certainty !== 'possible');
    if (claim?.certainty === 'certain') row.certain += 1;
    else if (claim !== undefined) row.likely += 1;
  }
  const rows = [...tally].sort(([a], [b]) => a - b);
  for (const [length, { all, certain, likely }] of rows) if (certain + likely > 0) console.log(`R16: ${length} digits: ${((100 * certain) / all).toFixed(2)} % certain, ${((100 * likely) / all).toFixed(2)} % likely`);
  // One check digit lets a tenth through.
  expect(rows.filter(([, { all, certain }]) => certain * 10 > all).map(([length]) => length)).toEqual([]);
  expect(rows.reduce((sum, [, { certain, likely }]) => sum + certain + likely, 0) * 10).toBeLessThan(NUMBERS);
});

it('R16: 4 KB of what is hardest takes 5 ms at most', () => {
  const worst = ['1', '1 ', '1234 ', '1-', 'A', 'A1', '订单号', '顺丰 ', '349182736405,', '/', 'https://a.b/c?d=', 'a.', '%2F', '{', '订单号\t', ' ', '\n', '【', 'o ', '1Z48A29B03\n> ', '1.', '取件码4-8-2917，'].map((unit) => {
    const text = unit.repeat(Math.ceil(4096 / unit.length));
    const times = Array.from({ length: 40 }, () => {
      const begun = performance.now();
      recognise(text);
      return performance.now() - begun;
    });
    return [unit, Math.min(...times)] as const;
  });
  const [unit, ms] = worst.reduce((most, one) => (one[1] > most[1] ? one : most));
  console.log(`R16: 4 KB of ${JSON.stringify(unit)} take longest, ${ms.toFixed(2)} ms`);
  expect(ms).toBeLessThan(5);
});
