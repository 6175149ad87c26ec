/** Whose parcel a shop means: by its word or code for the carrier, else by the number where that proves it alone. Pure. */
import { carrierWords } from '@/lib/catalog/words';
import type { CarrierId } from '@/lib/model/ids';
import { shapesOf } from '@/lib/recognise/shapes';

const plain = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
/** What carriers call themselves beside their name. */
const TRADE = /(?:股份)?(?:有限公司|公司)|快递|快遞|速递|速遞|速运|速運|物流|快运|快運|express|logistics|delivery|courier/g;

let known: ReadonlyMap<string, CarrierId | null> | undefined;

/** Plain word → carrier; null where two carriers are called so. Ids count too. */
function words(): ReadonlyMap<string, CarrierId | null> {
  if (known !== undefined) return known;
  const all = new Map<string, CarrierId | null>();
  for (const [carrier, { names }] of carrierWords) {
    for (const word of new Set([carrier, ...names].map(plain))) {
      if (word !== '') all.set(word, all.has(word) && all.get(word) !== carrier ? null : carrier);
    }
  }
  known = all;
  return all;
}

/** The longest name of one carrier that stands in the word; null where there is none, or names of several as long. */
function named(word: string): CarrierId | null {
  let best: { readonly length: number; readonly carrier: CarrierId | null } = { length: 0, carrier: null };
  for (const [name, carrier] of words()) {
    // Short Latin names stand in too many words.
    const least = /^[\p{ASCII}]+$/u.test(name) ? 4 : 2;
    if (name.length < least || name.length < best.length || !word.includes(name)) continue;
    best = { length: name.length, carrier: name.length === best.length && best.carrier !== carrier ? null : carrier };
  }
  return best.carrier;
}

const asked = new Map<string, CarrierId | null>();

/** The carrier that a word or code of a page names (圆通速递, YTO, UPS), or null. */
export function carrierNamed(said: string | null | undefined): CarrierId | null {
  const word = plain(said ?? '');
  if (word === '' || word.length > 60) return null;
  const before = asked.get(word);
  if (before !== undefined) return before;
  const found = words().get(word) ?? words().get(word.replace(TRADE, '')) ?? named(word);
  if (asked.size < 500) asked.set(word, found);
  return found;
}

/** The one carrier whose numbers look like this and nobody else's, or null. `number` in its stored form. */
export function carrierByNumber(number: string): CarrierId | null {
  const carriers = new Set(shapesOf(number).flatMap(({ kind, source, shape }) => (kind === 'parcel' && shape.bare === 'certain' ? [source] : [])));
  const [only] = carriers;
  return carriers.size === 1 && only !== undefined ? only : null;
}

export function carrierOfMention(number: string, ...said: readonly (string | null | undefined)[]): CarrierId | null {
  return said.map(carrierNamed).find((carrier) => carrier !== null) ?? carrierByNumber(number);
}
