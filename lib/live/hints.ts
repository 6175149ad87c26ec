/** What the last page looked like, so that the next one is right before the database is open. A hint: the stored settings decide. */
import { LANGUAGES, type Settings } from '@/lib/model/settings';

const KEY = 'ordertrail.look';
type Look = Pick<Settings, 'language' | 'scheme'>;

export function readLookHint(): Look {
  try {
    const { language, scheme } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>;
    return {
      language: LANGUAGES.find((known) => known === language) ?? 'auto',
      scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto',
    };
  } catch {
    return { language: 'auto', scheme: 'auto' };
  }
}

export function keepLookHint({ language, scheme }: Look): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ language, scheme }));
  } catch {
    // A page without local storage starts in the browser's language and scheme.
  }
}
