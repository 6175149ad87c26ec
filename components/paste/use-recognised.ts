import { useEffect, useState } from 'preact/hooks';
import { type House, useHouse } from '@/lib/live/house';
import type { Recognised } from '@/lib/recognise/findings';
import { recognise } from '@/lib/recognise/recognise';
import { readCorrections, readTaobaoTails } from '@/lib/storage/queries/house';
import { findStored, type StoredNumber } from '@/lib/storage/queries/subjects';

export interface Reading {
  /** The text that this is about. */
  readonly of: string;
  readonly recognised: Recognised;
  readonly stored: ReadonlyMap<string, StoredNumber>;
}

const SHORT = 2000;
const PAUSE = 120;
const MOST_LOOKUPS = 500;

/** Reads the text twice where something in it is kept already: what the user has is evidence. */
async function read(db: NonNullable<House['db']>, text: string): Promise<Reading> {
  const [corrections, taobaoTails] = await Promise.all([readCorrections(db), readTaobaoTails(db)]);
  const first = recognise(text, { corrections, taobaoTails });
  const lone = first.findings.length === 0 ? [first.text.normalize('NFKC').trim().toUpperCase().slice(0, 60)] : [];
  const stored = await findStored(db, [...new Set([...first.findings.map(({ value }) => value), ...lone])].slice(0, MOST_LOOKUPS));
  const evidence = new Map([...stored].flatMap(([number, { kind, source }]) => (source === null ? [] : [[number, { kind, source }] as const])));
  return { of: text, recognised: evidence.size === 0 ? first : recognise(text, { corrections, taobaoTails, stored: evidence }), stored };
}

/** What stands in the text; null while there is none, or while it is being read. `version` rises after something was kept. */
export function useRecognised(text: string, version: number): Reading | null {
  const { db } = useHouse();
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    if (db === null || text.trim() === '') {
      setReading(null);
      return undefined;
    }
    let current = true;
    const look = async (): Promise<void> => {
      const next = await read(db, text);
      if (current) setReading(next);
    };
    const timer = setTimeout(() => void look(), text.length < SHORT ? 0 : PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [db, text, version]);
  return reading !== null && reading.of === text ? reading : null;
}
