/** Pictures of labels and screenshots → the text of their codes. For pages; nothing of it is loaded before the first picture. */
import { detectCodes } from './detector';
import type { Effort } from './turns';
import type { Given, Wanted } from './worker';

/** `broken`: the file is no picture, or the reader could not be started. */
export type Scanned = { readonly state: 'read'; readonly text: string } | { readonly state: 'nothing' | 'broken' };

export interface Scanner {
  /** A file, or an element that shows a picture (a video's is the present one). Never throws. */
  scan(picture: ImageBitmapSource, effort: Effort): Promise<Scanned>;
  /** Ends the reader; what is being read is told as broken. */
  close(): void;
}

const MOST_BYTES = 60 * 1_048_576;

/** The worker and the questions it has not answered. */
class Apart {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #open = new Map<number, (text: string | null) => void>();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Given>) => this.#settle(data.id, data.text));
    this.#worker.addEventListener('error', () => this.close());
  }

  #settle(id: number, text: string | null): void {
    this.#open.get(id)?.(text);
    this.#open.delete(id);
  }

  read(picture: ImageBitmap, effort: Effort): Promise<string | null> {
    const id = (this.#last += 1);
    return new Promise((resolve) => {
      this.#open.set(id, resolve);
      this.#worker.postMessage({ id, picture, effort } satisfies Wanted, [picture]);
    });
  }

  close(): void {
    this.#worker.terminate();
    for (const id of this.#open.keys()) this.#settle(id, null);
  }
}

export function openScanner(): Scanner {
  let apart: Apart | null = null;
  return {
    async scan(source, effort) {
      try {
        if (source instanceof Blob && source.size > MOST_BYTES) return { state: 'broken' };
        const picture = await createImageBitmap(source);
        const own = await detectCodes(picture);
        const text = own === '' ? await (apart ??= new Apart()).read(picture, effort) : own;
        if (text === null) return { state: 'broken' };
        return text === '' ? { state: 'nothing' } : { state: 'read', text };
      } catch {
        return { state: 'broken' };
      }
    },
    close: () => apart?.close(),
  };
}
