/** A picture that was held askew is read again, turned. Works on an OffscreenCanvas, in the worker. */
import { type Code, textOfCodes } from './codes';
import type { ReadPixels } from './reader';

/**
 * Degrees and how much larger. Bars are read some six degrees to either side of the lines of pixels, upright ones too, so
 * that these six cover all; narrow ones are read better enlarged. Squares are read at any angle.
 */
const LOOKS = [[0, 1], [0, 1.5], [12, 1.5], [-12, 1.5], [25, 1.5], [-25, 1.5], [45, 1.5]] as const;
/** Of the longer side: what is larger is made smaller. */
const MOST_PIXELS = 2600;

/** One glance for a camera's many pictures, or every turn for the one that was pasted. */
export type Effort = 'glance' | 'thorough';

function pixelsOf(picture: ImageBitmap, degrees: number, enlarge: number): ImageData {
  const scale = Math.min(enlarge, MOST_PIXELS / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const canvas = new OffscreenCanvas(Math.ceil(width * cos + height * sin), Math.ceil(width * sin + height * cos));
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate(angle);
  pen.drawImage(picture, -width / 2, -height / 2, width, height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** The text of all codes found. Goes on turning until a line of bars was read: those hold the number of the parcel. */
export async function readTurning(picture: ImageBitmap, effort: Effort, read: ReadPixels): Promise<string> {
  const codes: Code[] = [];
  for (const [degrees, enlarge] of effort === 'glance' ? LOOKS.slice(0, 1) : LOOKS) {
    codes.push(...(await read(pixelsOf(picture, degrees, enlarge))));
    if (codes.some(({ linear }) => linear)) break;
  }
  return textOfCodes(codes);
}
