/** Parts of an order's lines, worded as the reports want them. */
import { tidy } from './text';

/** A count as shown (`2`, `x2`, `×2`, `"1.5"`), or null where there is none. */
export function readQuantity(value: string | number | null | undefined): number | null {
  const [, digits] = /^[x×*]?\s*(\d{1,9}(?:\.\d{1,6})?)\s*(?:件|个|pcs)?$/i.exec(String(value ?? '').trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

const withoutColon = (name: string): string => name.replace(/\s*[：:]\s*$/, '');

/** The chosen variant from its pairs: `颜色:白;尺寸:M`. A pair without a name is its value alone. Null for none. */
export function joinPairs(pairs: readonly { readonly name?: string | null | undefined; readonly value?: string | null | undefined }[]): string | null {
  const words = pairs.flatMap(({ name, value }) => {
    const said = tidy(value);
    const label = withoutColon(tidy(name) ?? '');
    return said === null ? [] : [label === '' ? said : `${label}:${said}`];
  });
  return words.length === 0 ? null : words.join(';');
}

/** The chosen variant as one text: blanks around the signs go, wide signs become plain (`颜色：白；尺寸：M`), a `规格：` before all of it is a label. */
export function tidyVariant(text: string | null | undefined): string | null {
  const whole = tidy(text) ?? '';
  const labelled = whole.replace(/^规格\s*：\s*/, '');
  const parts = (/[：:]/.test(labelled) ? whole : labelled).split(/[;；]/).flatMap((part) => tidy(part.replace(/\s*[：:]\s*/, ':')) ?? []);
  return parts.length === 0 ? null : parts.join(';');
}
