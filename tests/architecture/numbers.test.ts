/** No pattern of the recogniser can take long: shapes are anchored and bounded, and nothing of it repeats what repeats. */
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { carrierNumbers, shopNumbers } from '@/lib/catalog/numbers';
import { lengthsOf } from '@/lib/recognise/pattern-length';
import { listFiles, readSource } from './source-files';

const LONGEST_NUMBER = 40;
const shapes = [...carrierNumbers, ...shopNumbers].flatMap(([id, { shapes: own, prefixes = [] }]) => [...own.map(({ pattern }) => [id, pattern] as const), ...prefixes.map((prefix) => [id, prefix] as const)]);

/** Regular expressions of a source file, without comments, with their flags. */
function literalsOf(path: string): readonly (readonly [source: string, flags: string])[] {
  const text = readSource(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`/])\/\/[^\n]*/g, '$1');
  return [...text.matchAll(/(?<=[=(,:[!&|?;{}\s]|^)\/(?![*/\s])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g)].map(([, source = '', flags = '']) => [source, flags] as const);
}
const literals = listFiles('lib/recognise', ['.ts']).flatMap((path) => literalsOf(path).map(([source, flags]) => [path, source, flags] as const));

describe('shapes', () => {
  it('are anchored at both ends', () => {
    const loose = shapes.filter(([, { source }]) => !source.startsWith('^') || !/\$\)?$/.test(source)).map(([id, { source }]) => `${id}: ${source}`);
    expect(loose, 'Write ^…$ around the pattern: a shape is the whole number.').toEqual([]);
  });

  it('end: nothing repeats without bound, and no number is longer than forty characters', () => {
    const long = shapes.filter(([, { source }]) => lengthsOf(source)[1] > LONGEST_NUMBER).map(([id, { source }]) => `${id}: ${source}`);
    expect(long, 'Use {n,m} instead of * and +.').toEqual([]);
  });

  it('have no flags that keep a place between calls', () => {
    expect(shapes.filter(([, { flags }]) => flags !== '').map(([id]) => id), 'Numbers come in capitals: leave the flags out.').toEqual([]);
  });
});

describe('patterns in lib/recognise', () => {
  it('are found by this test', () => {
    expect(literals.length).toBeGreaterThan(30);
  });
});

it('no pattern can backtrack: each is safe in the eyes of recheck', () => {
  const patterns = new Map([...shapes.map(([id, { source }]) => [`/${source}/`, [id, source, '']] as const), ...literals.map((literal) => [`/${literal[1]}/${literal[2]}`, literal] as const)]);
  const unsafe = [...patterns.values()].flatMap(([owner, source, flags]) => {
    const { status } = checkSync(source, flags.replace('v', 'u'), { timeout: 60_000 });
    return status === 'safe' ? [] : [`${owner}: ${source} is ${status}`];
  });
  expect(unsafe, 'Anchor it, bound its repeats, or read character by character.').toEqual([]);
}, 600_000);

// Every length a token can have is bounded, but the patterns must not care: four thousand characters that almost fit.
const ALMOST = ['1', '0', 'A', '1Z', '-', '1-', ' ', '1 ', ',', '2026-', '、', '(', 'is ', '%2F', 'a.', '12:'].flatMap((unit) => [unit.repeat(Math.ceil(4096 / unit.length)), `${unit.repeat(Math.ceil(4096 / unit.length))}!`]);

it('no pattern takes more than five milliseconds for 4 KB that almost fits', () => {
  const patterns = [...shapes.map(([id, pattern]) => [id, pattern] as const), ...literals.map(([path, source, flags]) => [path, new RegExp(source, flags.replace('g', ''))] as const)];
  const slow: string[] = [];
  for (const [owner, pattern] of patterns) {
    for (const text of ALMOST) {
      let best = Infinity;
      for (let i = 0; i < 12 && best > 5; i += 1) {
        const start = performance.now();
        pattern.test(text);
        best = Math.min(best, performance.now() - start);
      }
      if (best > 5) slow.push(`${owner}: ${pattern.source} on ${text.slice(0, 8)}… ${best.toFixed(1)} ms`);
    }
  }
  expect(slow, 'The pattern tries again from every place: anchor it or bound its repeats.').toEqual([]);
});

it('random numbers are accepted no more often than their check digits let them', () => {
  let state = 20260217;
  const digit = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 429496729.6);
  };
  const serial = (length: number): string => Array.from({ length }, digit).join('');
  const rate = (make: () => string, id: string): number => {
    const { shapes: own } = carrierNumbers.get(id) ?? { shapes: [] };
    const runs = 20_000;
    let accepted = 0;
    for (let i = 0; i < runs; i += 1) {
      const number = make();
      if (own.some(({ pattern, check, bare }) => bare !== null && check !== undefined && pattern.test(number) && check(number))) accepted += 1;
    }
    return accepted / runs;
  };
  expect(rate(() => `1Z${serial(16)}`, 'ups')).toBeLessThan(0.11);
  expect(rate(() => serial(12), 'fedex')).toBeLessThan(0.11);
  expect(rate(() => serial(10), 'dhl-express')).toBeLessThan(0.16);
  expect(rate(() => `94${serial(20)}`, 'usps')).toBeLessThan(0.11);
  expect(rate(() => `RB${serial(9)}GB`, 'royal-mail')).toBeLessThan(0.11);
});
