import { useEffect, useState } from 'preact/hooks';
import { takeHandedText } from '@/lib/platform/handed-text';

export interface GivenText {
  /** A new object for every text, so that the same text twice arrives twice. */
  readonly given: { readonly text: string } | null;
  /** Something is being dragged over the page. */
  readonly dragging: boolean;
}

const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Text pasted or dropped anywhere on the page, and text that a menu or the address bar handed over. */
export function useGivenText(handed: boolean): GivenText {
  const [given, setGiven] = useState<GivenText['given']>(null);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    if (!handed) return;
    const take = async (): Promise<void> => {
      const text = await takeHandedText();
      if (text !== null) setGiven({ text });
      location.hash = '#/timeline';
    };
    void take();
  }, [handed]);
  useEffect(() => {
    const give = (text: string | undefined): void => {
      if (text !== undefined && text.trim() !== '') setGiven({ text });
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      give(event.clipboardData?.getData('text/plain'));
    };
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('text/plain') !== true) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      setDragging(false);
      if (isField(event.target)) return;
      event.preventDefault();
      give(event.dataTransfer?.getData('text/plain'));
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return { given, dragging };
}
