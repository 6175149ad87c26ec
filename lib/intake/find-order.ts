/**
 * Which shop's order a line of a bill is about. A number counts only where it has the shape of an order of a shop that the line names
 * (京东, 拼多多 …), or carries a prefix that only one shop's orders have (research/shops.md 11). Pure.
 */
import type { ImportContext, OrderRef } from '@/lib/adapter/import-contract';
import type { NumberKnowledge } from '@/lib/adapter/numbers';
import { shopNumbers } from '@/lib/catalog/numbers';
import { shopWords } from '@/lib/catalog/words';
import type { ShopId } from '@/lib/model/ids';

const LATIN = /^[\x20-\x7e]+$/;
/** Letters and digits, parts joined by hyphens. */
const RUN = /[a-z\d]+(?:-[a-z\d]+)*/gi;
const LONGEST_RUN = 64;

interface Name { readonly shop: ShopId; readonly word: string; readonly latin: boolean }
const names: readonly Name[] = [...shopWords].flatMap(([shop, words]) => words.names.map((name) => ({ shop, word: name.toLowerCase(), latin: LATIN.test(name) })));

/** A Latin name is a whole word (`jd`, not `jdx`); a Chinese one may stand within another. */
function standsIn(text: string, { word, latin }: Name): boolean {
  const at = text.indexOf(word);
  if (at === -1 || !latin) return at !== -1;
  return !/[a-z\d]/.test(text[at - 1] ?? '') && !/[a-z\d]/.test(text[at + word.length] ?? '');
}

function shopsNamed(texts: readonly string[]): readonly ShopId[] {
  const found = texts.flatMap((text) => names.filter((name) => standsIn(text, name)).map(({ shop }) => shop));
  return [...new Set(found)];
}

/** `jd-3512…` also without the word in front of the number. */
function* numbersIn(text: string): Generator<string> {
  for (const [run] of text.matchAll(RUN)) {
    if (run.length > LONGEST_RUN) continue;
    yield run;
    const bare = run.replace(/^(?:[a-z]+-)+/i, '');
    if (bare !== run) yield bare;
  }
}

const hasShape = ({ shapes }: NumberKnowledge, number: string): boolean => shapes.some(({ pattern, check, bare }) => bare !== null && pattern.test(number) && (check?.(number) ?? true));

function byPrefix(number: string): OrderRef | null {
  for (const [shop, { prefixes = [] }] of shopNumbers) {
    const prefix = prefixes.find((front) => front.test(number));
    if (prefix !== undefined) return { shop, orderNumber: number.replace(prefix, '') };
  }
  return null;
}

/** The names in the counterparty count before those in the goods, own numbers before numbers in texts. */
export const findOrder: ImportContext['findOrder'] = (numbers, texts) => {
  const given = numbers.filter((number) => number !== null);
  const prefixed = given.map(byPrefix).find((order) => order !== null);
  if (prefixed !== undefined) return prefixed;
  const said = texts.flatMap((text) => (text === null ? [] : [text.toLowerCase()]));
  const shops = shopsNamed(said);
  if (shops.length === 0) return null;
  const candidates = [...given, ...texts.flatMap((text) => [...numbersIn(text ?? '')])].map((number) => number.toUpperCase());
  for (const shop of shops) {
    const knowledge = shopNumbers.get(shop) ?? { shapes: [] };
    const orderNumber = candidates.find((number) => hasShape(knowledge, number));
    if (orderNumber !== undefined) return { shop, orderNumber };
  }
  return null;
};
