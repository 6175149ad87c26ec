import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp, readPath } from '@/lib/adapter/custom/path';

describe('a path', () => {
  it.each([
    ['data.events', ['data', 'events']], ['rows[0].at', ['rows', 0, 'at']], ['["odd name"].x', ['odd name', 'x']], ["$['a.b'][2]", ['a.b', 2]], ['$', []], ['$.a', ['a']], [' a ', ['a']], ['包裹.状态', ['包裹', '状态']], ['@type', ['@type']],
  ])('%s', (path, steps) => expect(readPath(path)).toEqual(steps));

  it.each(['', ' ', '.', 'a.', 'a..b', 'a[', 'a[x]', 'a[-1]', 'a[1.5]', 'a[99999]', 'a["b]', 'a]', 'a b', 'a[0]b', `a${'.a'.repeat(20)}`, 'a'.repeat(201)])('%j is none', (path) => expect(readPath(path)).toBeNull());

  it('leads to own fields only', () => {
    const value: unknown = JSON.parse('{"a":[{"b":7}],"__proto__":{"x":1}}');
    expect(['a[0].b', '$.a[0]["b"]', 'a.0.b'].map((path) => lookUp(value, path))).toEqual([7, 7, 7]);
    expect(['constructor', 'a.length.x', 'toString', 'a[0].b.toFixed', 'a[1]', 'x'].map((path) => lookUp(value, path))).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
    expect(lookUp({}, '__proto__')).toBeUndefined();
    expect(lookUp('text', '$')).toBe('text');
  });

  it('finds every value of every JSON by the path that is written for it', () => {
    const steps = fc.array(fc.oneof(fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !/["\]]/.test(name) && name.trim() !== ''), fc.nat({ max: 3 })), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(steps, fc.jsonValue(), (way, leaf) => {
      const value = way.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [...Array.from({ length: step }, () => null), inner] : { [step]: inner }), leaf);
      // A field of this name cannot be written by an object's brackets.
      if (way.includes('__proto__')) return;
      expect(lookUp(value, `$${way.map((step) => `[${typeof step === 'number' ? step : `"${step}"`}]`).join('')}`)).toEqual(leaf);
    }));
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom('.', '[', ']', '"', "'", '0', '9', 'a', '$', ' ', '-') }), fc.jsonValue(), (path, value) => {
      lookUp(value, path);
    }), { numRuns: 2000 });
  });
});
