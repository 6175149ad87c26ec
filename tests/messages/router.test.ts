import { afterEach, describe, expect, it, vi } from 'vitest';
import { send } from '@/lib/messages/client';
import { contract } from '@/lib/messages/contract';
import { CommandProblem, createRouter, type Handlers } from '@/lib/messages/router';
import { browser } from '@/lib/platform/browser';

const OURS = { ours: true };
const BAD = { ok: false, problem: { kind: 'bad_input' } };

/** A router whose handlers all do the same. */
function routerWith(work: (input: unknown) => Promise<unknown>): ReturnType<typeof createRouter> {
  return createRouter(() => Promise.resolve(Object.fromEntries(Object.keys(contract).map((command) => [command, work])) as Handlers));
}
afterEach(() => vi.restoreAllMocks());

describe('the router', () => {
  it('hands parsed input to the command and its value back', async () => {
    const work = vi.fn(() => Promise.resolve({ startsAt: 5 }));
    expect(await routerWith(work)({ command: 'parcel.check-now', input: { key: 'yto:YT1', surplus: 1 } }, OURS)).toEqual({ ok: true, value: { startsAt: 5 } });
    expect(work.mock.calls).toEqual([[{ key: 'yto:YT1' }]]);
  });

  it('hears nobody but our own pages', async () => {
    const work = vi.fn(() => Promise.resolve({}));
    const opened = vi.fn(() => Promise.resolve({ 'notice.test': work }));
    const route = createRouter(opened as never);
    expect(await route({ command: 'notice.test', input: {} }, { ours: false })).toEqual(BAD);
    expect([work.mock.calls, opened.mock.calls]).toEqual([[], []]);
  });

  it.each(['', 'parcel.add', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'PARCEL.EDIT', 'parcel.edit '])('knows no command "%s"', async (command) => {
    const work = vi.fn(() => Promise.resolve({}));
    expect(await routerWith(work)({ command, input: {} }, OURS)).toEqual(BAD);
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    ['parcel.check-now', null], ['parcel.check-now', {}], ['parcel.check-now', { key: 7 }], ['parcel.check-now', { key: 'x'.repeat(301) }], ['parcel.check-now', { key: 'a' }], ['parcel.edit', { key: 'yto:YT1' }],
    ['parcel.edit', { key: 'yto:YT1', change: { muted: 'yes' } }], ['intake.add', { additions: [{ kind: 'box' }], links: [] }], ['intake.add', { additions: [], links: [[1]] }],
    ['intake.add', { additions: Array.from({ length: 501 }, () => ({ kind: 'order', number: '123456', shop: 'jd', title: null })), links: [] }], ['source.set-secrets', { source: 's', secrets: { token: 7 } }],
    ['settings.change', { quiet: { on: true } }], ['notice.seen', { ids: 'a' }],
  ])('refuses bad input to %s: %j', async (command, input) => {
    const work = vi.fn(() => Promise.resolve({}));
    expect(await routerWith(work)({ command, input }, OURS)).toEqual(BAD);
    expect(work).not.toHaveBeenCalled();
  });

  it('a forged prototype in the input reaches no handler', async () => {
    const work = vi.fn((_input: unknown) => Promise.resolve({}));
    await routerWith(work)({ command: 'settings.change', input: JSON.parse('{"__proto__":{"welcomed":true},"scheme":"dark"}') as unknown }, OURS);
    const [given] = work.mock.calls[0] ?? [];
    expect([given, Object.getPrototypeOf(given) === Object.prototype]).toEqual([{ scheme: 'dark' }, true]);
  });

  it('a problem that a handler states goes back as it is', async () => {
    expect(await routerWith(() => Promise.reject(new CommandProblem({ kind: 'too_soon', until: 9 })))({ command: 'notice.test', input: {} }, OURS)).toEqual({ ok: false, problem: { kind: 'too_soon', until: 9 } });
  });

  it.each([['QuotaExceededError', 'storage'], ['DatabaseClosedError', 'storage'], ['AbortError', 'storage'], ['TypeError', 'internal'], ['Error', 'internal']])('%s is told as %s, and the words of it to nobody', async (name, kind) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const error = Object.assign(new Error('about YT2648103957264'), { name });
    expect(await routerWith(() => Promise.reject(error))({ command: 'notice.test', input: {} }, OURS)).toEqual({ ok: false, problem: { kind } });
    expect(warn.mock.calls.flat().join(' ')).not.toContain('YT2648103957264');
  });

  it('a house that cannot be opened is a problem like any other', async () => {
    const route = createRouter(() => Promise.reject(new CommandProblem({ kind: 'newer_database' })));
    expect(await route({ command: 'notice.test', input: {} }, OURS)).toEqual({ ok: false, problem: { kind: 'newer_database' } });
  });
});

describe('the client', () => {
  it('gives the background\'s answer', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true, value: { done: true } });
    expect(await send('notice.test', {})).toEqual({ ok: true, value: { done: true } });
  });

  it.each([['nobody answered', () => Promise.resolve(undefined)], ['the background is gone', () => Promise.reject(new Error('Receiving end does not exist'))]])('never throws: %s', async (_, answer) => {
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(answer);
    expect(await send('notice.test', {})).toEqual({ ok: false, problem: { kind: 'internal' } });
  });
});
