import { useEffect, useState } from 'preact/hooks';
import { openScanner } from '@/lib/scan/scanner';

export type PictureState = 'idle' | 'reading' | 'nothing' | 'broken';

/** Reads every new list of pictures, one after the other, and hands on the text of all of them. What was read before stays read. */
export function usePictures(pictures: readonly Blob[], onText: (text: string) => void): PictureState {
  const [state, setState] = useState<PictureState>('idle');
  useEffect(() => {
    if (pictures.length === 0) {
      setState('idle');
      return undefined;
    }
    const scanner = openScanner();
    let current = true;
    const readAll = async (): Promise<void> => {
      setState('reading');
      const texts: string[] = [];
      let broken = 0;
      for (const picture of pictures) {
        const scanned = await scanner.scan(picture, 'thorough');
        if (!current) return;
        if (scanned.state === 'read') texts.push(scanned.text);
        else if (scanned.state === 'broken') broken += 1;
      }
      scanner.close();
      setState(texts.length > 0 ? 'idle' : broken === pictures.length ? 'broken' : 'nothing');
      if (texts.length > 0) onText(texts.join('\n'));
    };
    void readAll();
    return () => {
      current = false;
      scanner.close();
    };
  }, [pictures]);
  return state;
}
