/** Reads long texts beside the page. */
import { recognise } from '@/lib/recognise/recognise';
import type { Asked } from './recognise-apart';

addEventListener('message', ({ data: { text, evidence } }: MessageEvent<Asked>) => postMessage(recognise(text, evidence)));
