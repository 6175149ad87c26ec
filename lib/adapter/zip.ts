/**
 * Archives, unpacked under caps: what a header says of sizes is not believed, bytes are counted as they come (research/reliability.md
 * 4.2). For pages and their workers, never for the background.
 */
import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import type { ImportFile } from './import-contract';

const MOST_ENTRIES = 100;
const MOST_INFLATED = 200 * 1024 * 1024;
/** A text shrinks to a twentieth at most; below this size nobody minds. */
const MOST_RATIO = 100;
const RATIO_FROM = 4 * 1024 * 1024;
/** So little is pushed at once that no push can grow to more than some megabytes. */
const STEP = 4096;

/** `locked`: it wants a password. `bomb`: it grows beyond the caps. `damaged`: cut off, or no archive at all. */
export class ZipRefused extends Error {
  readonly reason: 'locked' | 'bomb' | 'damaged';
  constructor(reason: 'locked' | 'bomb' | 'damaged') {
    super(reason);
    this.reason = reason;
  }
}

/** Does it begin as an archive does? Workbooks are archives too. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** Bit 0 of the first entry's flags. */
const isLocked = (bytes: Uint8Array): boolean => ((bytes[6] ?? 0) & 1) === 1;

/** Name → size as the archive's own list says, nothing unpacked. Throws ZipRefused. */
function directoryOf(bytes: Uint8Array): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let entries = 0;
  let inflated = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        inflated += originalSize;
        if (entries > MOST_ENTRIES || inflated > MOST_INFLATED) throw new ZipRefused('bomb');
        sizes.set(name, originalSize);
        return false;
      },
    });
  } catch (error) {
    throw error instanceof ZipRefused ? error : new ZipRefused('damaged');
  }
  return sizes;
}

/** Names of the files in an archive; none for what is no whole archive. Never throws. */
export function namesInZip(bytes: Uint8Array): readonly string[] {
  if (!isZip(bytes)) return [];
  try {
    return [...directoryOf(bytes).keys()];
  } catch {
    return [];
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The files that are wanted, in the order of the archive. Throws ZipRefused. */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): readonly ImportFile[] {
  if (isLocked(bytes)) throw new ZipRefused('locked');
  const sizes = directoryOf(bytes);
  const most = Math.min(MOST_INFLATED, Math.max(RATIO_FROM, bytes.length * MOST_RATIO));
  const files = new Map<string, Uint8Array[]>();
  let inflated = 0;
  const archive = new Unzip((entry) => {
    if (!sizes.has(entry.name) || !wanted(entry.name) || files.has(entry.name)) return;
    const chunks: Uint8Array[] = [];
    files.set(entry.name, chunks);
    entry.ondata = (error, chunk) => {
      if (error) throw new ZipRefused('damaged');
      inflated += chunk.length;
      if (inflated > most) throw new ZipRefused('bomb');
      chunks.push(chunk);
    };
    entry.start();
  });
  archive.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += STEP) archive.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch (error) {
    throw error instanceof ZipRefused ? error : new ZipRefused('damaged');
  }
  const found = [...files].map(([name, chunks]) => ({ name, bytes: join(chunks) }));
  if (found.some(({ name, bytes: whole }) => sizes.get(name) !== whole.length)) throw new ZipRefused('damaged');
  return found;
}
