/** Runs beside the page: pictures in, text out. Reading takes some tenths of a second and must not hold up the page. */
import program from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createReader, type ReadPixels } from './reader';
import { type Effort, readTurning } from './turns';

export interface Wanted {
  readonly id: number;
  readonly picture: ImageBitmap;
  readonly effort: Effort;
}
/** `text` is empty when nothing could be read; null: the reader itself failed. */
export interface Given {
  readonly id: number;
  readonly text: string | null;
}

let reader: Promise<ReadPixels> | null = null;
const getReader = (): Promise<ReadPixels> =>
  (reader ??= fetch(program)
    .then((reply) => reply.arrayBuffer())
    .then(createReader));

async function answer({ id, picture, effort }: Wanted): Promise<Given> {
  try {
    return { id, text: await readTurning(picture, effort, await getReader()) };
  } catch {
    return { id, text: null };
  } finally {
    picture.close();
  }
}

addEventListener('message', ({ data }: MessageEvent<Wanted>) => void answer(data).then((given) => postMessage(given)));
