/** Short texts are read on the spot, long ones by a worker, so that the page never stands still. */
import type { Evidence, Recognised } from '@/lib/recognise/findings';
import { recognise } from '@/lib/recognise/recognise';

export interface Asked {
  readonly text: string;
  readonly evidence: Evidence;
}

export interface Recogniser {
  read(text: string, evidence: Evidence): Promise<Recognised>;
  /** Ends a reading that nobody waits for any more. */
  close(): void;
}

/** In characters; reading as much takes a few milliseconds. */
const SHORT = 16_384;

const onTheSpot: Recogniser = { read: (text, evidence) => Promise.resolve(recognise(text, evidence)), close: () => undefined };

function ask(worker: Worker, asked: Asked): Promise<Recognised> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Recognised>) => resolve(data), { once: true });
    worker.addEventListener('error', () => reject(new Error('recogniser')), { once: true });
    worker.postMessage(asked, []);
  });
}

/** For a text of this many characters. Where there are no workers everything is read on the spot. */
export function openRecogniser(length: number): Recogniser {
  if (length < SHORT || typeof Worker === 'undefined') return onTheSpot;
  const worker = new Worker(new URL('./recognise-worker.ts', import.meta.url), { type: 'module' });
  return {
    read: (text, evidence) => ask(worker, { text, evidence }).catch(() => recognise(text, evidence)),
    close: () => worker.terminate(),
  };
}
