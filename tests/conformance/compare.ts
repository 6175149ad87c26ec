/** Everything that `expected` states must be so in `got`; keys that it leaves out are not compared, lists are compared whole and in order. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first difference as `path: expected …, got …`, or null. `ignored` names keys by path pattern that others compare. */
export function firstDifference(expected: unknown, got: unknown, path = '', ignored: (path: string) => boolean = () => false): string | null {
  if (path !== '' && ignored(path)) return null;
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return `${path}: expected a list, got ${show(got)}`;
    for (let index = 0; index < Math.max(expected.length, got.length); index += 1) {
      if (index >= got.length) return `${path}[${index}]: expected ${show(expected[index])}, got nothing`;
      if (index >= expected.length) return `${path}[${index}]: expected nothing, got ${show(got[index])}`;
      const difference = firstDifference(expected[index], got[index], `${path}[${index}]`, ignored);
      if (difference !== null) return difference;
    }
    return null;
  }
  if (isRecord(expected)) {
    if (!isRecord(got)) return `${path}: expected ${show(expected)}, got ${show(got)}`;
    for (const [key, value] of Object.entries(expected)) {
      const difference = firstDifference(value, got[key], path === '' ? key : `${path}.${key}`, ignored);
      if (difference !== null) return difference;
    }
    return null;
  }
  return Object.is(expected, got) ? null : `${path}: expected ${show(expected)}, got ${show(got)}`;
}

/** Every difference, one per key: for advisory keys. */
export function allDifferences(expected: unknown, got: unknown, wanted: (path: string) => boolean, path = ''): readonly string[] {
  if (path !== '' && wanted(path)) {
    const difference = firstDifference(expected, got, path);
    return difference === null ? [] : [difference];
  }
  if (Array.isArray(expected)) return expected.flatMap((value, index) => allDifferences(value, Array.isArray(got) ? got[index] : undefined, wanted, `${path}[${index}]`));
  if (isRecord(expected)) return Object.entries(expected).flatMap(([key, value]) => allDifferences(value, isRecord(got) ? got[key] : undefined, wanted, path === '' ? key : `${path}.${key}`));
  return [];
}
