/** How long the texts are that an anchored shape pattern takes. Knows what shapes use: literals, classes, groups, |, ?, {n}, {n,m}. */

type Range = readonly [least: number, most: number];

const plus = (a: Range, b: Range): Range => [a[0] + b[0], a[1] + b[1]];
const either = (a: Range, b: Range): Range => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  private take(): string {
    this.at += 1;
    return this.source.charAt(this.at - 1);
  }

  /** One alternative after the other, up to the closing bracket or the end. */
  alternatives(): Range {
    let range = this.sequence();
    while (this.source.charAt(this.at) === '|') {
      this.at += 1;
      range = either(range, this.sequence());
    }
    return range;
  }

  private sequence(): Range {
    let range: Range = [0, 0];
    while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at))) range = plus(range, this.repeated(this.atom()));
    return range;
  }

  private atom(): Range {
    const character = this.take();
    if (character === '^' || character === '$') return [0, 0];
    if (character === '\\') this.at += 1;
    if (character === '[') this.at = this.source.indexOf(']', this.at) + 1;
    if (character !== '(') return [1, 1];
    const ahead = this.source.startsWith('?=', this.at) || this.source.startsWith('?!', this.at);
    if (this.source.charAt(this.at) === '?') this.at += 2;
    const range = this.alternatives();
    this.at += 1;
    return ahead ? [0, 0] : range;
  }

  private repeated(range: Range): Range {
    const next = this.source.charAt(this.at);
    if (next === '*' || next === '+') throw new Error(`a shape repeats without end: ${this.source}`);
    if (next === '?') {
      this.at += 1;
      return [0, range[1]];
    }
    if (next !== '{') return range;
    const end = this.source.indexOf('}', this.at);
    const [least = '', most = least] = this.source.slice(this.at + 1, end).split(',');
    this.at = end + 1;
    return [range[0] * Number(least), range[1] * Number(most)];
  }
}

/** The least and the greatest length that `source` (of an anchored pattern) takes. Throws where there is no greatest. */
export function lengthsOf(source: string): Range {
  return new Reader(source).alternatives();
}
