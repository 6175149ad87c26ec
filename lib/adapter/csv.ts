/** Tables as text. The one place that knows the library; for pages and their workers, never for the background. */
import Papa from 'papaparse';

export type Cells = readonly (readonly string[])[];

/** What is longer is no file of a person's (research/reliability.md 4.2). */
export const MOST_ROWS = 200_000;

export class TooManyRows extends Error {}

/** Rows of cells as written, empty lines left out. Quoted cells may hold commas and line breaks. Throws TooManyRows. `delimiter` absent: found out. */
export function readCsv(text: string, delimiter?: string): Cells {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { ...(delimiter === undefined ? {} : { delimiter }), skipEmptyLines: true, preview: MOST_ROWS + 1 });
  if (data.length > MOST_ROWS) throw new TooManyRows();
  return data;
}
