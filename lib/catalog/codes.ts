/** Carrier codes of every source, inverted from the carriers' meta.json (design section 2). */
import type { CarrierId, SourceId } from '@/lib/model/ids';
import { byFolder } from './by-folder';
import { askingMetas } from './asking';

const codes = byFolder(import.meta.glob<Readonly<Record<SourceId, string | number>>>('/lib/carriers/*/meta.json', { eager: true, import: 'codes' }));

const prefixOf = (source: SourceId): string => askingMetas.get(source)?.codePrefix ?? source;

const inverted = new Map<string, CarrierId>();
for (const [carrier, words] of codes) {
  for (const [source, code] of Object.entries(words)) inverted.set(`${source}/${code}`, carrier);
}

/**
 * Our slug for a source's carrier code. A code without a slug keeps the source's word (`17track:19131`);
 * 0, empty and null mean that the source names no carrier.
 */
export function carrierOf(source: SourceId, code: string | number | null): CarrierId | null {
  const word = code === null ? '' : String(code).trim();
  if (word === '' || word === '0') return null;
  return inverted.get(`${source}/${word}`) ?? `${prefixOf(source)}:${word}`;
}

/** What a source calls a carrier; undefined where it has no word for it. Reads `17track:19131` back too. */
export function codeOf(source: SourceId, carrier: CarrierId | null): string | number | undefined {
  if (carrier === null) return undefined;
  const known = codes.get(carrier)?.[source];
  if (known !== undefined) return known;
  const prefix = `${prefixOf(source)}:`;
  return carrier.startsWith(prefix) ? carrier.slice(prefix.length) : undefined;
}
