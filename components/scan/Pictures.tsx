import type { FunctionComponent, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { Button } from '@/components/ui/pieces';
import type { CameraProps } from './Camera';
import './scan.css';
import { usePictures } from './use-pictures';

interface Props {
  /** A new list is read at once. */
  readonly pictures: readonly Blob[];
  /** The camera and the choice of a file close a popup: they are offered in a full tab. */
  readonly inTab: boolean;
  readonly onPictures: (pictures: readonly Blob[]) => void;
  readonly onText: (text: string) => void;
  /** The person is done here: back to the box. */
  readonly onDone: () => void;
}

/** What comes of pictures, and in a full tab the ways to give some. */
export function Pictures({ pictures, inTab, onPictures, onText, onDone }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [Camera, setCamera] = useState<FunctionComponent<CameraProps> | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const state = usePictures(pictures, onText);
  const close = (): void => {
    setCamera(null);
    onDone();
  };
  return (
    <>
      <div role="status">
        {state === 'idle' ? null : <div class={state === 'reading' ? 'tell' : 'tell warns'}>{t(`paste.picture.${state}`)}</div>}
      </div>
      {Camera === null ? null : (
        <Camera
          onText={(text) => {
            onText(text);
            close();
          }}
          onClose={close}
        />
      )}
      {inTab && Camera === null ? (
        <div class="pictures">
          <input ref={file} type="file" accept="image/*" multiple hidden onChange={(event) => onPictures([...(event.currentTarget.files ?? [])])} />
          <Button look="plain" onPress={() => file.current?.click()}>
            {t('paste.picture.choose')}
          </Button>
          <Button look="plain" onPress={() => void import('./Camera').then(({ Camera: Loaded }) => setCamera(() => Loaded))}>
            {t('paste.camera')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
