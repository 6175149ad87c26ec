/** Pasted text → the plain text that everything else works on. Positions of findings refer to this text. */

/** Longer input is cut here; the user is told. In UTF-16 units. */
export const MOST_CHARACTERS = 1_048_576;

const FORMAT = /\p{Cf}/gu; // soft hyphens, zero-width and direction marks
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\p{Pd}\u2212\u2043]/gu;
const LONG_VOWEL_AS_DASH = /(?<=\d)\u30fc(?=\d)/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u{1d7ce}-\u{1d7ff}]/gu;
const BEYOND_ASCII = /[\u0080-\uffff]/;

const narrow = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);
/** Arabic-Indic digits stand at …0 to …9; the mathematical ones have a compatibility form. */
const asciiDigit = (character: string): string => (character.length > 1 ? character.normalize('NFKC') : String(character.charCodeAt(0) & 15));

/**
 * Full-width characters become narrow, every blank a space, every dash a hyphen, other digits ASCII; invisible
 * characters go. Line breaks stay. `cut`: the input was longer than a mebi of characters.
 */
export function normalise(input: string): { readonly text: string; readonly cut: boolean } {
  const cut = input.length > MOST_CHARACTERS;
  const text = cut ? input.slice(0, MOST_CHARACTERS) : input;
  if (!BEYOND_ASCII.test(text)) return { text, cut };
  const plain = text.replace(FORMAT, '').replace(FULL_WIDTH, narrow).replace(BLANKS, ' ').replace(DASHES, '-').replace(OTHER_DIGITS, asciiDigit).replace(LONG_VOWEL_AS_DASH, '-');
  return { text: plain, cut };
}
