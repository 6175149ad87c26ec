// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PasteBox } from '@/components/paste/PasteBox';
import type { Settings } from '@/lib/model/settings';
import { addParcel } from '@/tests/storage/rows';
import { setTheStage, type Stage } from './in-house';

let stage: Stage;
const opened: string[] = [];
beforeEach(async () => {
  stage = await setTheStage();
  opened.length = 0;
});
afterEach(cleanup);

async function showBox(change: { readonly language?: 'en' | 'zh-CN' | 'zh-TW'; readonly settings?: Partial<Settings>; readonly inTab?: boolean } = {}): Promise<HTMLTextAreaElement> {
  await stage.show(<PasteBox inTab={change.inTab ?? true} onOpen={(hash) => opened.push(hash)} />, change);
  const [box] = screen.getAllByRole<HTMLTextAreaElement>('textbox');
  if (box === undefined) throw new Error('no box');
  return box;
}
const put = (box: HTMLTextAreaElement, text: string): void => void fireEvent.input(box, { target: { value: text } });
const pressEnter = (box: HTMLTextAreaElement): void => void fireEvent.keyDown(box, { key: 'Enter' });
const additions = (): unknown => stage.sent.find(({ command }) => command === 'intake.add')?.input;

it('has the focus and keeps a certain number on Enter, with a way back', async () => {
  const box = await showBox();
  expect(document.activeElement).toBe(box);
  put(box, 'YT2648103957264');
  await screen.findByRole('button', { name: 'Keep 1 number' });
  expect(screen.getByText('certain')).toBeTruthy();
  pressEnter(box);
  await screen.findByText('Kept 1 number.');
  expect(await stage.db.parcels.get('yto:YT2648103957264')).toBeDefined();
  expect(box.value).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('Taken back.');
  expect(await stage.db.parcels.count()).toBe(0);
});

it('offers the permission where it was kept, in a full tab', async () => {
  const box = await showBox();
  put(box, 'YT2648103957264');
  fireEvent.click(await screen.findByRole('button', { name: /^keep/i }));
  fireEvent.click(await screen.findByRole('button', { name: 'Allow YTO Express' }));
  await waitFor(() => expect(stage.sent.at(-1)).toEqual({ command: 'source.permission-changed', input: { source: 'yto' } }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^allow/i })).toBeNull());
});

it('leads from the popup to the parcel in a full tab to be allowed there', async () => {
  const box = await showBox({ inTab: false });
  put(box, 'YT2648103957264');
  fireEvent.click(await screen.findByRole('button', { name: /^keep/i }));
  fireEvent.click(await screen.findByRole('button', { name: 'Allow' }));
  expect(opened).toEqual(['#/parcel/yto%3AYT2648103957264']);
});

it('tells what is followed already and leads there', async () => {
  await addParcel(stage.db, 'YT2648103957264', 'yto');
  const box = await showBox();
  put(box, 'YT2648103957264');
  fireEvent.click(await screen.findByRole('button', { name: /^open YT2648103957264/i }));
  expect(screen.getByText('Already followed')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^keep/i })).toBeNull();
  expect(opened).toEqual(['#/parcel/yto%3AYT2648103957264']);
});

it('lets the carrier be changed, remembers that it was, and lets a number be left out', async () => {
  const box = await showBox();
  put(box, 'YT2648103957264\nYT2648103957999');
  fireEvent.change(await screen.findByRole('combobox', { name: /YT2648103957264/ }), { target: { value: 'parcel:zto' } });
  await screen.findByText('chosen by you');
  fireEvent.click(screen.getByRole('button', { name: 'Leave out YT2648103957999' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Keep 1 number' }));
  await screen.findByText('Kept 1 number.');
  expect((await stage.db.parcels.toArray()).map(({ key }) => key)).toEqual(['zto:YT2648103957264']);
  expect(stage.sent.map(({ command }) => command)).toContain('recognise.correct');
});

describe('what the recogniser does not know', () => {
  it('is kept only when the user says so, and any aggregator may be asked', async () => {
    const box = await showBox();
    put(box, 'QQX-99887766554-ZZ');
    fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'parcel:' } });
    fireEvent.click(await screen.findByRole('button', { name: /^keep 1/i }));
    await waitFor(() => expect(additions()).toMatchObject({ additions: [{ kind: 'parcel', carrier: null, source: 'aggregator' }] }));
  });

  it.each([['nonsense', 'hello there'], ['markup', '<script>alert(1)</script> <b>&amp;</b>'], ['emoji', '🎉🎉🎉'], ['control and bidi characters', '\u0000\u202Eabc\u2066\u0007'], ['a megabyte of words', 'lorem ipsum '.repeat(100_000)]])('%s: a clear sentence, nothing kept, the text stays', async (_, text) => {
    const box = await showBox();
    put(box, text);
    await screen.findByText(/^No tracking or order number was found/, {}, { timeout: 10_000 });
    pressEnter(box);
    expect(box.value).toBe(text);
    expect(stage.sent.filter(({ command }) => command === 'intake.add')).toEqual([]);
  });
});

it('asks once for what the carrier wants, and remembers it', async () => {
  const asking = [...stage.catalog.carriers.values()].find(({ needs, samples }) => needs?.includes('phoneTail') === true && samples.good.length > 0);
  if (asking === undefined) throw new Error('no carrier asks for a phone tail');
  const box = await showBox();
  put(box, asking.samples.good[0] ?? '');
  const choice = await screen.findByRole('combobox');
  fireEvent.change(choice, { target: { value: `parcel:${asking.id}` } });
  fireEvent.input(await screen.findByLabelText(/^Last 4 digits/), { target: { value: '手机 １３８ 8001 2345' } });
  fireEvent.click(screen.getByRole('button', { name: /^keep 1/i }));
  await waitFor(() => expect(additions()).toMatchObject({ additions: [{ carrier: asking.id, input: { phoneTail: '2345' } }] }));
  await waitFor(() => expect(stage.sent.find(({ command }) => command === 'settings.change')?.input).toEqual({ remembered: { postcode: '', phoneTail: '2345' } }));
});

it('does not ask again for what is remembered', async () => {
  const asking = [...stage.catalog.carriers.values()].find(({ needs }) => needs?.includes('phoneTail') === true);
  const box = await showBox({ settings: { remembered: { postcode: '', phoneTail: '9999' } } });
  put(box, asking?.samples.good[0] ?? '');
  fireEvent.change(await screen.findByRole('combobox'), { target: { value: `parcel:${asking?.id}` } });
  fireEvent.click(await screen.findByRole('button', { name: /^keep 1/i }));
  await waitFor(() => expect(additions()).toMatchObject({ additions: [{ input: { phoneTail: '9999' } }] }));
  expect(screen.queryByLabelText(/^Last 4 digits/)).toBeNull();
});

it('a problem is said and the text stays', async () => {
  const box = await showBox();
  put(box, 'YT2648103957264');
  const keep = await screen.findByRole('button', { name: /^keep/i });
  stage.db.close();
  fireEvent.click(keep);
  await screen.findByRole('alert');
  expect(box.value).toBe('YT2648103957264');
});

it('Enter while a word is being composed keeps nothing', async () => {
  const box = await showBox({ language: 'zh-CN' });
  put(box, 'YT2648103957264');
  await screen.findByRole('button', { name: '保存 1 个' });
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  expect(additions()).toBeUndefined();
});
