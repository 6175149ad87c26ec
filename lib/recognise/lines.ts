/** Where lines, table cells and JSON objects begin and end. Look-ups are binary searches, so that one long line costs no more than many. */

/** Index of the last start at or before `position`. */
export function lastAtOrBefore(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export type Separator = '\t' | '|' | ',' | ';' | '  ';
const SEPARATORS: readonly Separator[] = ['\t', '|', ';', ',', '  '];

/** The cells of a line as [start, end] from the line's own start; blanks around them are cut. */
export function cellsOf(line: string, separator: Separator): readonly (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = [];
  for (let from = 0; from <= line.length; ) {
    const found = line.indexOf(separator, from);
    const to = found < 0 ? line.length : found;
    // Any number of blanks is one gap between columns.
    if (separator !== '  ' || line.slice(from, to).trim() !== '') cells.push([from, to]);
    from = to + separator.length;
  }
  return cells;
}

/** The separator that a header line is written with: the first that gives at least two cells. */
export function separatorOf(line: string): Separator | null {
  return SEPARATORS.find((separator) => line.includes(separator) && cellsOf(line, separator).length > 1) ?? null;
}
