import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useGivenPictures } from '@/components/scan/given-pictures';
import type { PasteWorks } from './Findings';

interface Props {
  /** Text that came from elsewhere (context menu, a drop); a new object puts it in. */
  readonly given?: { readonly text: string } | null;
  /** A full tab may ask for permissions; the popup leads there instead. */
  readonly inTab: boolean;
  readonly onOpen: (hash: string) => void;
  /** Takes the focus when it appears. */
  readonly focus?: boolean;
}

const MOST = 4 * 1_048_576;

/**
 * The box alone is light and has the focus at once. What stands in the text is worked out by a part that is loaded right
 * after (recogniser, catalog, their wording).
 */
export function PasteBox({ given = null, inTab, onOpen, focus = true }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [text, setText] = useState('');
  const [pictures, setPictures] = useState<readonly Blob[]>([]);
  const dragging = useGivenPictures(setPictures);
  const [Works, setWorks] = useState<FunctionComponent<PasteWorks> | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const enter = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (focus) box.current?.focus();
  }, []);
  useEffect(() => {
    void import('./Findings').then(({ Findings }) => setWorks(() => Findings));
  }, []);
  useEffect(() => {
    if (given === null) return;
    setText(given.text.slice(0, MOST));
    box.current?.focus();
  }, [given]);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    enter.current?.();
  };
  return (
    <div class={dragging ? 'paste over' : 'paste'}>
      <textarea
        ref={box}
        class={text.length > 60 || text.includes('\n') ? 'long' : ''}
        aria-label={t('base.paste.label')}
        placeholder={t('base.paste.placeholder')}
        value={text}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => setText(event.currentTarget.value.slice(0, MOST))}
        onKeyDown={press}
      />
      {Works === null ? null : <Works text={text} pictures={pictures} inTab={inTab} enter={enter} onText={setText} onPictures={setPictures} onOpen={onOpen} onDone={() => box.current?.focus()} />}
    </div>
  );
}
