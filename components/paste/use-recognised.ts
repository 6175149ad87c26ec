import { useEffect, useState } from 'preact/hooks';
import { type House, useHouse } from '@/lib/live/house';
import type { Recognised } from '@/lib/recognise/findings';
import { readCorrections, readTaobaoTails, readUsualCarriers } from '@/lib/storage/queries/house';
import { findStored, type StoredNumber } from '@/lib/storage/queries/subjects';
import { loneToken } from './lines';
import { openRecogniser, type Recogniser } from './recognise-apart';

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
async function read(db: NonNullable<House['db']>, text: string, recogniser: Recogniser): Promise<Reading> {
  const [corrections, taobaoTails, usual] = await Promise.all([readCorrections(db), readTaobaoTails(db), readUsualCarriers(db)]);
  const had = { corrections, taobaoTails, usual };
  const first = await recogniser.read(text, had);
  const token = first.findings.length === 0 ? loneToken(first.text) : null;
  const numbers = first.findings.filter(({ kind, other }) => kind !== 'other' || other === 'number').map(({ value }) => value);
  const stored = await findStored(db, [...new Set(token === null ? numbers : [token])].slice(0, MOST_LOOKUPS));
  const evidence = new Map([...stored].flatMap(([number, { kind, source }]) => (source === null ? [] : [[number, { kind, source }] as const])));
  return { of: text, recognised: evidence.size === 0 ? first : await recogniser.read(text, { ...had, stored: evidence }), stored };
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
    let recogniser: Recogniser | null = null;
    const look = async (): Promise<void> => {
      recogniser = openRecogniser(text.length);
      const next = await read(db, text, recogniser);
      recogniser.close();
      if (current) setReading(next);
    };
    const timer = setTimeout(() => void look(), text.length < SHORT ? 0 : PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
      recogniser?.close();
    };
  }, [db, text, version]);
  return reading !== null && reading.of === text ? reading : null;
}
