/** What the paste tests do in a page beyond pressing and typing: give it pictures, measure how long it stood still. */
import type { ExtensionPage } from '@/tests/_support/browser';
import { type Picture, pngOf } from '@/tests/scan/label';

export type Way = 'paste' | 'drop' | 'choose';

/** Gives the page a file as pasting, dropping or choosing one does. */
export function giveFile(page: ExtensionPage, bytes: Buffer, way: Way, type = 'image/png'): Promise<void> {
  return page.run(
    async ({ base64, way, type }: { readonly base64: string; readonly way: string; readonly type: string }) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], 'label.png', { type }));
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (way === 'choose' && input !== null) {
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        return;
      }
      // A script may not fill a real clipboard event in every browser.
      const event = new Event(way, { bubbles: true, cancelable: true });
      Object.defineProperty(event, way === 'paste' ? 'clipboardData' : 'dataTransfer', { value: files });
      (document.querySelector('textarea') ?? document.body).dispatchEvent(event);
    },
    { base64: bytes.toString('base64'), way, type },
  );
}

export const givePicture = (page: ExtensionPage, picture: Picture, way: Way): Promise<void> => giveFile(page, pngOf(picture), way);

/** The page gets a camera that shows this picture, or one that is refused. */
export function fakeCamera(page: ExtensionPage, picture: Picture | 'refused'): Promise<void> {
  return page.run(
    async (base64: string) => {
      const canvas = document.createElement('canvas');
      if (base64 !== '') {
        const shown = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))]));
        [canvas.width, canvas.height] = [shown.width, shown.height];
        // A stream has a picture whenever something is drawn.
        setInterval(() => canvas.getContext('2d')?.drawImage(shown, 0, 0), 100);
      }
      const answer = (): Promise<MediaStream> => (base64 === '' ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve(canvas.captureStream(10)));
      Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: answer } });
    },
    picture === 'refused' ? '' : pngOf(picture).toString('base64'),
  );
}

/** A mebi of characters as a copied page or an export has them: prose, prices, and many numbers. */
export function longText(): string {
  const lines: string[] = [];
  let length = 0;
  for (let n = 0; length < 1_048_576; n += 1) {
    const line = n % 4 === 0 ? `订单号：4719283065${String(100_000_000 + n * 7919)} 圆通快递 运单号 YT${String(2_648_103_000_000 + n * 7919)}` : `第 ${n} 行：今天买了杯子 ¥${n % 90}.90，the parcel should be here on 2026-11-${10 + (n % 20)}, call 13712345678.`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n').slice(0, 1_048_576);
}

export interface StoodStill {
  /** The longest time in which the page could do nothing else, in ms: of putting the text in, and of all that came after. */
  readonly whilePutIn: number;
  readonly after: number;
  /** From the input event to the findings. */
  readonly untilRead: number;
}

/** Pastes the text and watches the page's own clock until the findings stand there. */
export function pasteWatched(page: ExtensionPage, text: string): Promise<StoodStill> {
  return page.run(
    (long: string) =>
      new Promise<StoodStill>((resolve) => {
        const box = document.querySelector('textarea');
        if (box === null) throw new Error('no box');
        const channel = new MessageChannel();
        let [last, longest, done] = [performance.now(), 0, false];
        channel.port1.addEventListener('message', () => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          if (!done) channel.port2.postMessage(0);
        });
        channel.port1.start();
        const begun = performance.now();
        box.value = long;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        // Two frames: the browser has laid out its box.
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const whilePutIn = performance.now() - begun;
          [last, longest] = [performance.now(), 0];
          channel.port2.postMessage(0);
          const look = setInterval(() => {
            if (document.querySelector('.find') === null) return;
            clearInterval(look);
            const untilRead = performance.now() - begun;
            setTimeout(() => {
              done = true;
              resolve({ whilePutIn, after: longest, untilRead });
            }, 500);
          }, 20);
        }));
      }),
    text,
  );
}
