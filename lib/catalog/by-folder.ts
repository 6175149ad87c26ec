/** Files found by a glob, keyed by the name of the folder each stands in. */
export function byFolder<T>(files: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(files).map(([path, file]) => [path.split('/').at(-2) ?? path, file]));
}
