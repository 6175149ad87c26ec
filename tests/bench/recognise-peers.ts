/** Two public packages, read as far as the bench needs them. Development only; where they are not installed the bench runs without. */

export interface Peer {
  readonly name: string;
  /** The couriers it claims for one number, in the words of the western sample. */
  readonly couriersOf: (number: string) => readonly string[];
  /** Finds numbers in text, where it can. */
  readonly search: ((text: string) => unknown) | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
/** The function of that name, in a module or its default export. */
function functionOf(module: unknown, name: string): ((...input: readonly unknown[]) => unknown) | null {
  if (!isRecord(module)) return null;
  const own = module[name] ?? (isRecord(module['default']) ? module['default'][name] : undefined);
  return typeof own === 'function' ? (...input) => (own as (...given: readonly unknown[]) => unknown)(...input) : null;
}

async function load(name: string): Promise<unknown> {
  try {
    return (await import(/* @vite-ignore */ name)) as unknown;
  } catch {
    console.log(`(${name} is not installed: left out)`);
    return null;
  }
}

const word = (name: unknown): string => (typeof name === 'string' ? name.toLowerCase().replaceAll(' ', '_') : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

export async function listPeers(): Promise<readonly Peer[]> {
  const peers: Peer[] = [];
  const first = await load('ts-tracking-number');
  const getTracking = functionOf(first, 'getTracking');
  const findTracking = functionOf(first, 'findTracking');
  if (getTracking !== null && findTracking !== null) {
    peers.push({
      name: 'ts-tracking-number',
      couriersOf: (number) => listOf(getTracking(number)).flatMap((found) => (isRecord(found) && isRecord(found['courier']) ? [word(found['courier']['code'])] : [])),
      search: (text) => findTracking(text),
    });
  }
  const second = await load('tracking-number-validation');
  const getCourier = functionOf(second, 'getCourier');
  if (getCourier !== null) peers.push({ name: 'tracking-number-validation', couriersOf: (number) => listOf(getCourier(number)).map(word), search: null });
  return peers;
}
