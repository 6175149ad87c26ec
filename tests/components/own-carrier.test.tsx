// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnCarrierActs } from '@/components/sources/custom/OwnCarrierActs';
import { OwnCarriers } from '@/components/sources/custom/OwnCarriers';
import { SourcePicker } from '@/components/paste/SourcePicker';
import type { Line } from '@/components/paste/lines';
import type { SourceRequest } from '@/lib/adapter/contract';
import { withOwn } from '@/lib/live/catalog';
import type { CustomSource } from '@/lib/model/custom-source';
import { writeCustomFile } from '@/lib/model/custom-file';
import { browser } from '@/lib/platform/browser';
import { keepCustomSource, readCustomSources } from '@/lib/storage/custom-sources';
import { described } from '../adapter/custom/described';
import { setTheStage, type Stage } from './in-house';

const HOST = 'api.sample-parcels.net';
let stage: Stage;
let asked: SourceRequest[];
beforeEach(async () => {
  stage = await setTheStage();
  asked = [];
  stage.network.answer = (request) => {
    asked.push(request);
    return { status: 200, contentType: null, retryAfterSeconds: null, receivedAt: 0, body: JSON.stringify({ data: { events: [{ at: '2026-11-24T09:30:00+01:00', text: 'On the van', place: 'Ulm', code: 'OUT' }, { at: 'soon', text: 'Sorted', code: 'SORTED' }] } }) };
  };
  Object.assign(browser.runtime, { getURL: (path: string) => `chrome-extension://x/${path}` });
  location.hash = '';
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const press = async (name: string | RegExp): Promise<void> => void fireEvent.click(await screen.findByRole('button', { name }));
const type = (name: string | RegExp, value: string): void => void fireEvent.input(screen.getByLabelText(name), { target: { value } });
const file = (text: string): File => new File([text], 'carrier.json', { type: 'application/json' });
const give = (text: string): void => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('no file input');
  Object.defineProperty(input, 'files', { configurable: true, value: [file(text)] });
  fireEvent.change(input);
};
async function describeIt(): Promise<void> {
  await stage.show(<OwnCarriers />);
  await press('Describe a carrier');
  type('Name of the carrier', 'Sample Parcels');
  type('Address', `https://${HOST}/v1/track/{number}`);
  type('List of events', 'data.events');
  for (const [label, path] of [['Event: time', 'at'], ['Event: text', 'text'], ['Event: place', 'place'], ['Event: code', 'code']] as const) type(label, path);
}

describe('describing', () => {
  it('says what must be mended, field by field, and asks nobody before', async () => {
    await stage.show(<OwnCarriers />);
    await press('Describe a carrier');
    type('Address', 'https://192.168.0.1/{number}');
    expect(screen.getByLabelText('Address').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/leads into your own network/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/on my own network/));
    expect(screen.queryByText(/leads into your own network/)).toBeNull();
    await press('Keep this carrier');
    await screen.findByText('3 things to mend above.');
    expect(screen.getAllByText('Something must stand here.')).toHaveLength(3);
    expect([stage.sent, [...stage.granted]]).toEqual([[], []]);
  });

  it('tries it in the click that asks for the host, shows what was read and what was not, and explains a word', async () => {
    await describeIt();
    type('A tracking number to try', 'sp-1234');
    await press('Try it');
    await screen.findByText(/2 events were read/);
    expect([[...stage.granted], asked.map(({ url }) => url)]).toEqual([[HOST], [`https://${HOST}/v1/track/SP1234`]]);
    expect(screen.getByText('2026-11-24T09:30:00+01:00')).toBeTruthy();
    expect(screen.getByText(/“soon” is no time by your rule/)).toBeTruthy();
    await press('Explain “OUT”');
    fireEvent.change(screen.getByLabelText('means 1'), { target: { value: 'out_for_delivery' } });
    await press('Try it');
    await screen.findByText(/Status of the parcel: Out for delivery/i);
    expect(screen.queryByRole('button', { name: 'Explain “OUT”' })).toBeNull();
    expect(await readCustomSources(stage.db)).toEqual([]);
  });

  it('a host that the browser did not allow is not asked', async () => {
    Object.assign(browser.permissions, { request: () => Promise.resolve(false) });
    await describeIt();
    type('A tracking number to try', 'sp-1234');
    await press('Try it');
    await screen.findByText(/did not allow it/);
    expect([asked, stage.sent]).toEqual([[], []]);
  });

  it('is kept as it was typed; what is secret goes to the background apart', async () => {
    await describeIt();
    type(/^Ask about one number/, '3');
    type(/^Calls a day/, '99999');
    await press('Add a header');
    type('Header 1', 'X-Api-Key');
    await press('Keep this carrier');
    await screen.findByText(/looks like a key/);
    fireEvent.click(screen.getByLabelText(/Keep it secret/));
    type('Secret value 1', 'hunter2');
    await press('Keep this carrier');
    await screen.findByRole('button', { name: 'Describe a carrier' });
    const [kept] = await readCustomSources(stage.db);
    expect(kept).toEqual({ ...described({ words: [], everyMinutes: 10, perDay: 1000 }), headers: [{ name: 'X-Api-Key', value: '', secret: true }], id: 'custom-sample-parcels' });
    expect(stage.sent.at(-1)).toMatchObject({ command: 'custom.save', input: { secrets: { 'X-Api-Key': 'hunter2' } } });
    expect(location.hash).toBe('#source-custom-sample-parcels');
  });
});

describe('a file', () => {
  it('opens the form with what is in it', async () => {
    await stage.show(<OwnCarriers />);
    await screen.findByRole('button', { name: 'Open a carrier file' });
    give(writeCustomFile({ ...described({ name: 'From afar' }), id: 'custom-x' }));
    expect((await screen.findByLabelText<HTMLInputElement>('Name of the carrier')).value).toBe('From afar');
  });
  it.each([['{', /not JSON/], ['{"a":1}', /describes no carrier/], ['{"format":"ordertrail-carrier","version":9}', /newer version/], [`{"format":"ordertrail-carrier","version":1,"carrier":${JSON.stringify({ ...described(), perDay: 0 })}}`, /perDay/], [' '.repeat(300_000), /larger than any/]])('%.20s is refused by name', async (text, why) => {
    await stage.show(<OwnCarriers />);
    await screen.findByRole('button', { name: 'Open a carrier file' });
    give(text);
    await screen.findByText(why);
  });
});

describe('one that is kept', () => {
  let own: CustomSource;
  beforeEach(async () => {
    const id = await keepCustomSource(stage.db, described(), null);
    [own = { ...described(), id: id ?? '' }] = await readCustomSources(stage.db);
    stage.catalog = await withOwn(stage.catalog, [own]);
  });

  it('is edited in place', async () => {
    await stage.show(<><OwnCarriers /><OwnCarrierActs id={own.id} /></>);
    expect((await screen.findByRole('link', { name: 'Edit Sample Parcels' })).getAttribute('href')).toBe('#edit-custom-sample-parcels');
    location.hash = '#edit-custom-sample-parcels';
    dispatchEvent(new Event('hashchange'));
    await screen.findByLabelText('Name of the carrier');
    type('Name of the carrier', 'Renamed');
    await press('Keep this carrier');
    await waitFor(async () => expect(await readCustomSources(stage.db)).toEqual([{ ...own, name: 'Renamed' }]));
  });

  it('is handed out as a file, and removed with its permission after a second word', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${files.push(blob as Blob)}`);
    const removed: unknown[] = [];
    Object.assign(browser.permissions, { remove: (what: unknown) => Promise.resolve(removed.push(what) > 0) });
    await stage.show(<OwnCarrierActs id={own.id} />);
    await press('Save Sample Parcels as a file');
    expect(await files[0]?.text()).toBe(writeCustomFile(own));
    await press('Remove Sample Parcels');
    expect(await readCustomSources(stage.db)).toHaveLength(1);
    await press('Yes, remove it');
    await waitFor(async () => expect(await readCustomSources(stage.db)).toEqual([]));
    expect(removed).toEqual([{ origins: [`https://${HOST}/*`] }]);
  });

  it('can be chosen by hand in the paste box', async () => {
    const line: Line = { index: -1, value: 'SP1234567', kind: 'parcel', source: null, standing: 'unknown', certainty: 'possible', candidates: [], reason: null, pickup: null, stored: null, agreed: false };
    const picked: unknown[] = [];
    await stage.show(<SourcePicker line={line} onPick={(choice) => picked.push(choice)} />);
    const box = screen.getByRole('combobox');
    expect(within(box).getByRole('option', { name: 'Sample Parcels' })).toBeTruthy();
    fireEvent.change(box, { target: { value: 'parcel:custom-sample-parcels' } });
    expect(picked).toEqual([{ kind: 'parcel', source: 'custom-sample-parcels' }]);
  });

  it('a source that is not the user\'s own has nothing of this', async () => {
    const { container } = await stage.show(<OwnCarrierActs id="yto" />);
    expect(container.innerHTML).toBe('');
  });
});
