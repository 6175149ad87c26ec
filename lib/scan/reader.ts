/** Reads the codes of one picture's pixels. Wasm: nothing in plain JavaScript reads photographed labels as well (tests/scan). */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type Code, FORMATS } from './codes';

export type ReadPixels = (pixels: ImageData) => Promise<readonly Code[]>;

const MOST_CODES = 30;
const LINEAR: ReadonlySet<string> = new Set(['Code128', 'Code39', 'Code93', 'Codabar', 'ITF']);

/** `program`: the library's wasm, handed in so that it comes from the package and from nowhere else. */
export function createReader(program: ArrayBuffer): ReadPixels {
  prepareZXingModule({ overrides: { wasmBinary: program } });
  return async (pixels) => {
    const found = await readBarcodes(pixels, { formats: [...FORMATS], tryHarder: true, maxNumberOfSymbols: MOST_CODES, textMode: 'Plain' });
    return found.filter(({ isValid }) => isValid).map(({ text, format, position }) => ({ text, top: Math.min(position.topLeft.y, position.bottomRight.y), linear: LINEAR.has(format) }));
  };
}
