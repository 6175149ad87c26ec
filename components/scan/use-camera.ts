import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** `none`: there is no camera; `refused`: the person or the browser said no; `busy`: something else has it. */
export type CameraState = 'asking' | 'on' | 'none' | 'refused' | 'busy';

const WANTED: MediaStreamConstraints = { audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } } };

function whyNot(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}

/** Shows the camera in the video while the component lives, and lets go of it after. The browser asks the person itself. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): CameraState {
  const [state, setState] = useState<CameraState>('asking');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let current = true;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    const start = async (): Promise<void> => {
      try {
        // Where a page may use no camera at all there is no `mediaDevices`.
        const devices = navigator.mediaDevices as MediaDevices | undefined;
        if (devices === undefined) return setState('none');
        stream = await devices.getUserMedia(WANTED);
        if (!current || video.current === null) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        setState('on');
      } catch (error) {
        stop();
        if (current) setState(whyNot(error));
      }
    };
    void start();
    return () => {
      current = false;
      stop();
    };
  }, []);
  return state;
}
