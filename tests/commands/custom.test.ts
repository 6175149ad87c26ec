/** A carrier of the user's own by commands: tried without a trace, kept without its secrets, removed for good. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceReply, SourceRequest } from '@/lib/adapter/contract';
import { SourceFailure } from '@/lib/adapter/contract';
import type { CustomDraft } from '@/lib/model/custom-source';
import { writeCustomFile } from '@/lib/model/custom-file';
import { newSourceState } from '@/lib/model/source-state';
import { readCustomSources } from '@/lib/storage/custom-sources';
import { described } from '../adapter/custom/described';
import { type Desk, openDesk } from './handlers';

const KEYED = described({ headers: [{ name: 'X-Api-Key', value: '', secret: true }] });
const ANSWER = { data: { events: [{ at: '2026-11-24T09:30:00Z', text: 'Courier Max Muster, tel 0171-1234-5678', place: 'Ulm', code: 'OUT' }, { at: 'soon', text: 'x', code: 'ODD' }] } };

let desk: Desk;
let asked: SourceRequest[];
const reply = (body: unknown, status = 200): SourceReply => ({ status, contentType: 'application/json', body: JSON.stringify(body), retryAfterSeconds: null, receivedAt: 0 });

beforeEach(async () => {
  desk = await openDesk();
  asked = [];
  desk.answer = (request) => {
    asked.push(request);
    return reply(ANSWER);
  };
});

const keep = async (draft: CustomDraft, id: string | null = null, secrets: Record<string, string> = {}): Promise<string> => {
  const result = await desk.send('custom.save', { draft, id, secrets });
  return result.ok ? result.value.id : result.problem.kind;
};
const attempt = (draft: CustomDraft, change: { readonly number?: string; readonly id?: string; readonly secrets?: Record<string, string> } = {}) => desk.send('custom.try', { draft, id: change.id ?? null, number: change.number ?? 'sp-1234', input: {}, secrets: change.secrets ?? {} });

describe('a trial', () => {
  it('asks once and says what was read and what was not, redacted; nothing is stored', async () => {
    expect(await attempt(described())).toEqual({ ok: true, value: {
      outcome: 'found', failure: null, httpStatus: 200, status: 'out_for_delivery', rawStatus: 'OUT', eta: null, count: 2,
      events: [
        { time: '2026-11-24T09:30:00Z', localTime: null, rawTime: '2026-11-24T09:30:00Z', text: 'Courier Max Muster, tel ***', place: 'Ulm', code: 'OUT', status: 'out_for_delivery', subStatus: null },
        { time: null, localTime: null, rawTime: 'soon', text: 'x', place: null, code: 'ODD', status: 'unknown', subStatus: 'unmapped' },
      ],
      notes: [{ part: 'time', kind: 'unreadable', row: 1, seen: 'soon' }, { part: 'code', kind: 'unknown_word', row: 1, seen: 'ODD' }],
    } });
    expect(asked.map(({ url }) => url)).toEqual(['https://api.sample-parcels.net/v1/track/SP1234']);
    expect([await readCustomSources(desk.db), await desk.db.sourceStates.count(), await desk.db.events.count()]).toEqual([[], 0, 0]);
  });

  it('says why nothing came', async () => {
    desk.answer = () => {
      throw new SourceFailure('redirected');
    };
    expect(await attempt(described())).toMatchObject({ ok: true, value: { outcome: 'failed', failure: 'redirected', httpStatus: null } });
    desk.answer = () => reply({}, 503);
    expect(await attempt(described())).toMatchObject({ ok: true, value: { outcome: 'failed', failure: 'upstream', httpStatus: 503 } });
    expect(await attempt(described({ address: 'https://api.sample-parcels.net/{number}/{postcode}' }))).toMatchObject({ ok: true, value: { failure: 'needs_input' } });
  });

  it('sends the key that was typed, else the one that is kept', async () => {
    const id = await keep(KEYED, null, { 'X-Api-Key': 'kept' });
    await attempt(KEYED, { id });
    await attempt(KEYED, { id, secrets: { 'X-Api-Key': 'typed' } });
    expect(asked.map(({ headers }) => headers?.['X-Api-Key'])).toEqual(['kept', 'typed']);
  });

  it('of an address that was not allowed asks nobody, whatever the page thought of it', async () => {
    for (const address of ['https://10.0.0.1/{number}', 'https://[::ffff:7f00:1]/{number}', 'http://api.example.com/{number}', 'https://1.1.1.1/{number}']) expect(await attempt(described({ address }))).toEqual({ ok: false, problem: { kind: 'bad_input' } });
    expect(asked).toEqual([]);
  });
});

describe('keeping', () => {
  it('makes an id of the name, another for a second one, the same for an edit', async () => {
    expect([await keep(described()), await keep(described()), await keep(described({ name: '样例快运' })), await keep(described({ name: 'Pošta Ž' }))]).toEqual(['custom-sample-parcels', 'custom-sample-parcels-2', 'custom-carrier', 'custom-posta-z']);
    expect(await keep(described({ name: 'Renamed' }), 'custom-sample-parcels')).toBe('custom-sample-parcels');
    expect(new Map((await readCustomSources(desk.db)).map(({ id, name }) => [id, name])).get('custom-sample-parcels')).toBe('Renamed');
  });

  it('has secrets in the vault alone; an edit keeps them, a header that is gone takes its secret along', async () => {
    const id = await keep({ ...KEYED, headers: [{ name: 'X-Api-Key', value: 'hunter2', secret: true }] }, null, { 'X-Api-Key': ' hunter2 ', other: 'x' });
    expect(JSON.stringify(await desk.db.meta.get(id))).not.toContain('hunter2');
    expect(await desk.parts.vault.read(id)).toEqual({ 'X-Api-Key': 'hunter2' });
    await keep(KEYED, id);
    expect(await desk.parts.vault.read(id)).toEqual({ 'X-Api-Key': 'hunter2' });
    await keep(described(), id);
    expect(await desk.db.secrets.get(id)).toBeUndefined();
  });

  it('with locked keys keeps nothing by halves, and tries nobody', async () => {
    const id = await keep(KEYED, null, { 'X-Api-Key': 'k' });
    await desk.parts.vaultLock.setPassphrase(null, 'correct horse');
    await desk.parts.vaultLock.lock();
    expect([await keep({ ...KEYED, name: 'Second' }, null, { 'X-Api-Key': 'x' }), await keep(KEYED, id), await attempt(KEYED, { id })]).toEqual(['locked', 'locked', { ok: false, problem: { kind: 'locked' } }]);
    expect([(await readCustomSources(desk.db)).map((source) => source.id), asked]).toEqual([[id], []]);
    expect(await keep(described({ name: 'No key' }))).toBe('custom-no-key');
  });

  it('lets what waited be asked again', async () => {
    const id = await keep(described());
    await desk.db.sourceStates.put({ ...newSourceState(id), stopped: true, failure: 'auth' });
    await keep(described(), id);
    expect(await desk.db.sourceStates.get(id)).toMatchObject({ stopped: false, failure: null });
    expect(desk.done).toContain('wake');
  });

  it('refuses what cannot be asked, and what is no longer there', async () => {
    expect(await keep(described({ address: 'https://localhost/{number}' }))).toBe('bad_input');
    expect(await keep({ ...described(), name: '' })).toBe('bad_input');
    expect(await keep(described(), 'custom-gone')).toBe('not_found');
    expect(await readCustomSources(desk.db)).toEqual([]);
  });
});

it('removing takes description, health and secrets, and nothing that is not the user\'s own', async () => {
  const id = await keep(KEYED, null, { 'X-Api-Key': 'k' });
  await desk.db.meta.put({ name: 'settings', value: {} });
  expect(await desk.send('custom.remove', { id: 'settings' })).toMatchObject({ ok: false });
  expect(await desk.send('custom.remove', { id })).toMatchObject({ ok: true });
  expect([await readCustomSources(desk.db), await desk.db.secrets.count(), await desk.db.sourceStates.count(), await desk.db.meta.get('settings')]).toEqual([[], 0, 0, { name: 'settings', value: {} }]);
});

it('a file is read in the background', async () => {
  expect(await desk.send('custom.read-file', { text: writeCustomFile({ ...described(), id: 'custom-x' }) })).toEqual({ ok: true, value: { draft: described() } });
  expect(await desk.send('custom.read-file', { text: 'x' })).toEqual({ ok: true, value: { refused: 'not_json', at: '' } });
});
