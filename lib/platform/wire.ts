/** The one place that sends and receives messages between our own pages and the background. */
import { browser } from './browser';

export interface Envelope {
  readonly command: string;
  readonly input: unknown;
}
/** Who sent a message, as the browser says. */
export interface Sender {
  readonly ours: boolean;
}

export function sendEnvelope(envelope: Envelope): Promise<unknown> {
  return browser.runtime.sendMessage(envelope);
}

function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && 'command' in message && typeof message.command === 'string' && 'input' in message;
}

/** Registers the listener, synchronously. A message that is no envelope is left to nobody. */
export function listenForEnvelopes(answer: (envelope: Envelope, sender: Sender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: { readonly id?: string; readonly url?: string }) => {
    if (!isEnvelope(message)) return undefined;
    const ours = sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
    return answer(message, { ours });
  });
}
