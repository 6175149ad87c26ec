/** How long the texts are that an anchored shape pattern takes. Knows what shapes use: literals, classes, groups, |, ?, {n}, {n,m}. */

type Range = readonly [least: number, most: number];

/** The least and the greatest length that `source` (of an anchored pattern) takes. Throws where there is no greatest. */
export function lengthsOf(source: string): Range {
  let at = 0;

  /** One alternative after the other, up to the closing bracket or the end. */
  function alternatives(): Range {
    let [least, most] = sequence();
    while (source.charAt(at) === '|') {
      at += 1;
      const [less, more] = sequence();
      least = Math.min(least, less);
      most = Math.max(most, more);
    }
    return [least, most];
  }

  function sequence(): Range {
    let least = 0;
    let most = 0;
    while (at < source.length && !'|)'.includes(source.charAt(at))) {
      const [less, more] = repeated(atom());
      least += less;
      most += more;
    }
    return [least, most];
  }

  function atom(): Range {
    const character = source.charAt(at);
    at += 1;
    if (character === '^' || character === '$') return [0, 0];
    if (character === '\\') at += 1;
    if (character === '[') at = source.indexOf(']', at) + 1;
    if (character !== '(') return [1, 1];
    const ahead = /^\?[=!]/.test(source.slice(at, at + 2));
    if (source.charAt(at) === '?') at += 2;
    const range = alternatives();
    at += 1;
    return ahead ? [0, 0] : range;
  }

  function repeated([least, most]: Range): Range {
    const next = source.charAt(at);
    if (next === '*' || next === '+') throw new Error(`a shape repeats without end: ${source}`);
    if (next === '?') {
      at += 1;
      return [0, most];
    }
    if (next !== '{') return [least, most];
    const end = source.indexOf('}', at);
    const [fewest = '', greatest = fewest] = source.slice(at + 1, end).split(',');
    at = end + 1;
    return [least * Number(fewest), most * Number(greatest)];
  }

  return alternatives();
}
