import type { Language } from '@/lib/model/settings';
import { fill, type Params } from './fill';
import type { Key, Wording } from './wording';

/** The words of a page in one language. */
export interface Text {
  readonly language: Language;
  readonly t: (key: Key, params?: Params) => string;
  /** Has the area of this key been loaded yet? */
  readonly has: (key: string) => boolean;
}

/** A key whose area is not loaded reads as nothing, so that a page never shows a key. */
export function createText(language: Language, wording: Wording): Text {
  return {
    language,
    t: (key, params) => fill(wording[key] ?? '', language, params),
    has: (key) => key in wording,
  };
}
