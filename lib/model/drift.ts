/** Words of a source that nobody here knows: how they are kept, and which of them may leave this computer. */

/** A note of SourceState.drift: `path=seen`, or `path~seen` where `seen` may be somebody's own words. */
export interface DriftNote {
  readonly path: string;
  readonly seen: string;
  /** It may hold a number, a name or a place: shown here, not put into a report by itself. */
  readonly own: boolean;
}

const LONGEST_CODE = 40;
const CODE = /^(?:[A-Za-z][A-Za-z\d]*(?:[_.:/-][A-Za-z\d]+)*|\d{1,4})$/;
const LEAST = 4;

/** Has it the form of a code, and no run of digits that could be a number of somebody's? */
export function isCode(text: string): boolean {
  return text.length <= LONGEST_CODE && CODE.test(text) && !/\d{5}/.test(text);
}

const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Do they say the same, or is one within the other (four characters or more)? Blanks, signs and case do not count. */
export function overlaps(text: string, words: readonly string[]): boolean {
  const seen = bare(text);
  return words.some((word) => {
    const own = bare(word);
    return own !== '' && (seen === own || (seen.length >= LEAST && own.includes(seen)) || (own.length >= LEAST && seen.includes(own)));
  });
}

/** The name under which it is counted, at most 120 characters. */
export function nameDrift(path: string, seen: string, ownWords: readonly string[]): string {
  return `${path}${isCode(seen) && !overlaps(seen, ownWords) ? '=' : '~'}${seen}`.slice(0, 120);
}

export function readDrift(name: string): DriftNote {
  const at = /[=~]/.exec(name)?.index ?? name.length;
  return { path: name.slice(0, at), seen: name.slice(at + 1), own: name[at] !== '=' };
}
