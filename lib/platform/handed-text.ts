/** Text on its way from the context menu or the omnibox to a page. Never in an address; gone after it was taken. */
import { browser } from './browser';

const KEY = 'handed-text';

export async function handText(text: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: text.slice(0, 1_048_576) });
}

/** The text, once; null when there is none. */
export async function takeHandedText(): Promise<string | null> {
  const { [KEY]: text } = await browser.storage.session.get(KEY);
  await browser.storage.session.remove(KEY);
  return typeof text === 'string' && text !== '' ? text : null;
}
