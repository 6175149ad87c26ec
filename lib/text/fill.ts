/** Puts parameters into a sentence: `{name}` is replaced, `one|other` is chosen by `count`. */
import type { Language } from '@/lib/model/settings';

export type Params = Readonly<Record<string, string | number>>;

const rules = new Map<Language, Intl.PluralRules>();
function pluralRules(language: Language): Intl.PluralRules {
  const kept = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, kept);
  return kept;
}

/** A sentence with `|` in it has a form for one and a form for every other count. */
function formFor(sentence: string, language: Language, count: string | number | undefined): string {
  const [one = '', other] = sentence.split('|');
  if (other === undefined) return one;
  return pluralRules(language).select(Number(count)) === 'one' ? one : other;
}

/** Numbers are written as the language writes them; a parameter that is missing leaves nothing behind. */
export function fill(sentence: string, language: Language, params: Params = {}): string {
  return formFor(sentence, language, params['count']).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : (value ?? '');
  });
}
