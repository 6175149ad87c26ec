/** Pictures that are pasted or dropped anywhere on a page. Light: it is loaded with the paste box. */
import { useEffect, useState } from 'preact/hooks';

/** The pictures among what a person pastes or drops. Programs that copy a table add a picture of it: there the text is meant. */
export function picturesIn(data: DataTransfer | null, ignoreWithText: boolean): readonly File[] {
  if (data === null || (ignoreWithText && data.getData('text/plain').trim() !== '')) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Calls back with them; true while files are being dragged over the page. A dropped file never takes the place of the page. */
export function useGivenPictures(onPictures: (pictures: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const take = (event: Event, pictures: readonly File[]): void => {
      if (pictures.length === 0) return;
      event.preventDefault();
      // The page's own reading of text in the same event is over.
      event.stopImmediatePropagation();
      onPictures(pictures);
    };
    const paste = (event: ClipboardEvent): void => take(event, picturesIn(event.clipboardData, true));
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      setDragging(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      take(event, picturesIn(event.dataTransfer, false));
    };
    document.addEventListener('paste', paste, true);
    document.addEventListener('dragover', over, true);
    document.addEventListener('dragleave', leave, true);
    document.addEventListener('drop', drop, true);
    return () => {
      document.removeEventListener('paste', paste, true);
      document.removeEventListener('dragover', over, true);
      document.removeEventListener('dragleave', leave, true);
      document.removeEventListener('drop', drop, true);
    };
  }, []);
  return dragging;
}
