/** Does what a reader says stand in what it was given? Escapes, references and markup undone; nothing is read by the reader's own way. */
import { readDecimal } from '@/lib/adapter/amounts';
import { decodeEntities } from '@/lib/adapter/entities';
import type { ShopPage } from '@/lib/adapter/shop-contract';

/** The input as a person or a script would see it, without white space, and the amounts in it without needless zeros. */
export interface Written {
  readonly texts: readonly string[];
  readonly amounts: ReadonlySet<string>;
}

const unescape = (text: string): string =>
  text.replace(/\\u([\da-f]{4})|\\x([\da-f]{2})|\\(.)/gi, (_, four?: string, two?: string, sign?: string) => (sign === undefined ? String.fromCharCode(Number.parseInt(four ?? two ?? '0', 16)) : ({ n: '\n', r: '\r', t: '\t' }[sign] ?? sign)));

export const squeeze = (text: string): string => text.replace(/[\s\u00a0\ufeff]/g, '');

/** `59.90`, `059.9` and `59.9` are one amount; the sign is left out. */
export const plainAmount = (amount: string): string => amount.replace(/^-/, '').replace(/^0+(?=\d)/, '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

function* amountsIn(text: string): Generator<string> {
  for (const pattern of [/\d+(?:[.,]\d+)*/g, /\d[\d\s\u00a0\u202f.,'’]*/g]) {
    for (const [shown] of text.matchAll(pattern)) yield plainAmount(readDecimal(shown) ?? '');
  }
}

export function readWritten({ body, url, payload }: ShopPage): Written {
  const whole = `${body}\n${url}\n${payload ?? ''}`;
  const unescaped = [whole, unescape(whole), unescape(unescape(whole))].flatMap((text) => [text, text.replaceAll('\u0000', '')]);
  const texts = unescaped.flatMap((text) => [text, decodeEntities(text), decodeEntities(text.replace(/<[^>]*>/g, ''))]);
  return { texts: [...new Set(texts.map(squeeze))], amounts: new Set(texts.flatMap((text) => [...amountsIn(text)])) };
}

export const stands = ({ texts }: Written, words: string): boolean => texts.some((text) => text.includes(squeeze(words)));
export const amountStands = ({ amounts }: Written, amount: string): boolean => amounts.has(plainAmount(amount));
