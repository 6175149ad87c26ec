/** What was read from the codes of a picture → one text, as if it had been pasted. Pure. */

export interface Code {
  /** As the symbol holds it; control characters part its fields. */
  readonly text: string;
  /** Where its top edge stands in the picture, in pixels. */
  readonly top: number;
  /** One line of bars, or a square of dots. */
  readonly linear: boolean;
}

/** Kinds of codes that stand on labels and in shops' pages. Those of goods (EAN, UPC) name no parcel. */
export const FORMATS = ['Code128', 'Code39', 'Code93', 'Codabar', 'ITF', 'QRCode', 'DataMatrix', 'Aztec', 'PDF417', 'MaxiCode'] as const;

const FEWEST = 4;
/** Nothing printable: they part the fields of GS1 and of MaxiCode. */
const CONTROL = /\p{Cc}+/u;

/** Every field on a line of its own, from the top of the picture down, each once. */
export function textOfCodes(codes: readonly Code[]): string {
  const lines = [...codes].sort((a, b) => a.top - b.top).flatMap(({ text }) => text.split(CONTROL).map((field) => field.trim()));
  return [...new Set(lines)].filter((line) => line.length >= FEWEST).join('\n');
}
