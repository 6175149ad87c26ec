import { afterEach, expect, it, vi } from 'vitest';
import { browser } from '@/lib/platform/browser';
import { listenForEnvelopes, sendEnvelope, type Envelope, type Sender } from '@/lib/platform/wire';

type Listener = (message: unknown, sender: { readonly id?: string; readonly url?: string }) => unknown;
afterEach(() => vi.restoreAllMocks());

/** Registers a listener and hands back what the browser would call. */
function listen(answer: (envelope: Envelope, sender: Sender) => Promise<unknown>): Listener {
  const add = vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(() => undefined);
  listenForEnvelopes(answer);
  const [listener] = add.mock.calls[0] ?? [];
  return listener as Listener;
}

const page = { id: browser.runtime.id, url: browser.runtime.getURL('popup.html') };
const echo = (envelope: Envelope, sender: Sender): Promise<unknown> => Promise.resolve({ envelope, sender });

it('answers our own pages with a promise, so that the worker stays for it', async () => {
  const answer = listen(echo)({ command: 'x', input: 1 }, page);
  expect(answer).toBeInstanceOf(Promise);
  expect(await answer).toEqual({ envelope: { command: 'x', input: 1 }, sender: { ours: true } });
});

it.each([
  ['another extension', { ...page, id: 'somebody-else' }], ['a content script of ours', { ...page, url: 'https://shop.example.com/' }], ['a page that only begins like ours', { ...page, url: `https://x/?${page.url}` }],
  ['nobody', {}], ['no address', { id: page.id }],
])('%s is not ours', async (_, sender) => {
  expect(await listen(echo)({ command: 'x', input: 1 }, sender)).toMatchObject({ sender: { ours: false } });
});

it.each([null, undefined, 'command', 7, [], {}, { command: 'x' }, { command: 7, input: {} }, { input: {} }])('leaves %j to nobody', (message) => {
  const answer = vi.fn(echo);
  expect(listen(answer)(message, page)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});

it('sends an envelope as it is', async () => {
  const send = vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true });
  expect(await sendEnvelope({ command: 'x', input: { a: 1 } })).toEqual({ ok: true });
  expect(send).toHaveBeenCalledWith({ command: 'x', input: { a: 1 } });
});
