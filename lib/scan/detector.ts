/** The browser's own reader of codes, where it has one (BarcodeDetector: Chrome on macOS, ChromeOS and Android). */
import { textOfCodes } from './codes';

interface Detected {
  readonly rawValue: string;
  readonly boundingBox: { readonly y: number };
}
interface Detector {
  detect(picture: ImageBitmap): Promise<readonly Detected[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const WANTED: ReadonlySet<string> = new Set(['code_128', 'code_39', 'code_93', 'codabar', 'itf', 'qr_code', 'data_matrix', 'aztec', 'pdf417']);
/** Without both there is nothing to be gained over our own reader. */
const NEEDED = ['code_128', 'qr_code'];

/** The text of the codes in it; empty: none, or the browser cannot read codes. */
export async function detectCodes(picture: ImageBitmap): Promise<string> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (Own === undefined) return '';
  try {
    const formats = (await Own.getSupportedFormats()).filter((format) => WANTED.has(format));
    if (!NEEDED.every((format) => formats.includes(format))) return '';
    const found = await new Own({ formats }).detect(picture);
    return textOfCodes(found.map(({ rawValue, boundingBox }) => ({ text: rawValue, top: boundingBox.y, linear: false })));
  } catch {
    return '';
  }
}
