import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { openScanner, type Scanner } from '@/lib/scan/scanner';
import { Button } from '@/components/ui/pieces';
import { useCamera } from './use-camera';

export interface CameraProps {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

const BETWEEN_GLANCES = 250;

/** What the camera sees, glanced at again and again until there is a code in it; the button looks thoroughly. */
export function Camera({ onText, onClose }: CameraProps): JSX.Element {
  const { t } = useHouse().text;
  const video = useRef<HTMLVideoElement>(null);
  const scanner = useRef<Scanner | null>(null);
  const part = useRef<HTMLFieldSetElement>(null);
  const [said, setSaid] = useState<'hint' | 'reading' | 'nothing'>('hint');
  const state = useCamera(video);

  /** True when there was something to read. */
  const look = async (effort: 'glance' | 'thorough'): Promise<boolean> => {
    if (video.current === null || scanner.current === null || video.current.videoWidth === 0) return false;
    const scanned = await scanner.current.scan(video.current, effort);
    if (scanned.state !== 'read' || scanner.current === null) return false;
    onText(scanned.text);
    return true;
  };
  const take = async (): Promise<void> => {
    setSaid('reading');
    if (!(await look('thorough'))) setSaid('nothing');
  };

  useLayoutEffect(() => part.current?.focus(), []);
  useEffect(() => {
    if (state !== 'on') return undefined;
    scanner.current = openScanner();
    let timer = 0;
    const glance = async (): Promise<void> => {
      if (!(await look('glance')) && scanner.current !== null) timer = window.setTimeout(() => void glance(), BETWEEN_GLANCES);
    };
    void glance();
    return () => {
      clearTimeout(timer);
      scanner.current?.close();
      scanner.current = null;
    };
  }, [state]);

  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  const on = state === 'on' || state === 'asking';
  return (
    <fieldset class="camera" aria-label={t('paste.camera')} ref={part} tabIndex={-1} onKeyDown={leave}>
      {on ? <video ref={video} muted playsInline aria-label={t('paste.camera.seen')} /> : null}
      <div role="status" class={on && said !== 'nothing' ? 'quiet' : 'warns'}>
        {state === 'on' ? t(said === 'hint' ? 'paste.camera.hint' : `paste.picture.${said}`) : t(`paste.camera.${state}`)}
      </div>
      <div class="line">
        {state === 'on' ? (
          <Button look="go" off={said === 'reading'} onPress={() => void take()}>
            {t('paste.camera.take')}
          </Button>
        ) : null}
        <Button onPress={onClose}>{t('paste.camera.close')}</Button>
      </div>
    </fieldset>
  );
}
