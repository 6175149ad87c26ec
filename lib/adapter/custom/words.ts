/** Their words and ours. A word that the user has not explained stays unknown. */
import type { CustomDraft } from '@/lib/model/custom-source';
import type { StatusPair } from '@/lib/model/status';
import { pair } from '../answers';

/** Two spellings of one word: case, width and blanks do not count. */
export function wordKey(word: string): string {
  return word.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

export type WordTable = ReadonlyMap<string, StatusPair>;

export function wordTable({ words }: Pick<CustomDraft, 'words'>): WordTable {
  return new Map(words.map(({ word, status, subStatus }) => [wordKey(word), pair(status, subStatus)]));
}
