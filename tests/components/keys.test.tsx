// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SourcesSection } from '@/components/sources/SourcesSection';
import { newSourceState } from '@/lib/model/source-state';
import { HOUR, MINUTE } from '@/lib/model/time';
import { send } from '@/lib/messages/client';
import { NOW, setTheStage, type Stage } from './in-house';

let stage: Stage;
beforeEach(async () => {
  stage = await setTheStage();
});
afterEach(cleanup);
const card = async (name: string): Promise<ReturnType<typeof within>> => within(await screen.findByRole('article', { name }));
const type = (within: { getByLabelText: typeof screen.getByLabelText }, label: string | RegExp, value: string): void => void fireEvent.input(within.getByLabelText(label), { target: { value } });

describe('the key of a source', () => {
  it('is explained before there is one', async () => {
    await stage.show(<SourcesSection />);
    const track = await card('17TRACK');
    expect(track.getByText(/^Sign up at api\.17track\.net/)).toBeTruthy();
    expect(track.getByRole('link', { name: /get a key/ }).getAttribute('href')).toMatch(/^https:/);
    expect((await card('Kuaidi100')).getByText(/^Checking may use up one of your queries/)).toBeTruthy();
    expect((await card('DHL')).getByText(/one of the day’s calls/)).toBeTruthy();
  });

  it('is shown masked with what the check has found, and goes for good', async () => {
    await stage.show(<SourcesSection />);
    const track = await card('17TRACK');
    stage.check = { kind: 'works', allowance: { left: 88, of: 100 } };
    await stage.db.sourceStates.put(newSourceState('seventeentrack'));
    type(track, /17token/, 'ABCDEFGHIJKLMNOP');
    fireEvent.click(track.getByRole('button', { name: /^Save key/ }));
    await track.findByText('••••MNOP');
    expect(track.queryByText(/ABCDEFGH/)).toBeNull();
    expect(track.getByText('Not checked yet')).toBeTruthy();
    await stage.db.sourceStates.update('seventeentrack', { keyCheck: { at: NOW - 5 * MINUTE, failure: null }, allowance: { left: 88, of: 100, at: NOW - 5 * MINUTE } });
    await track.findByText('The key works, checked 5 min ago');
    expect(track.getByText('88 of 100 left by its own account, as of 5 min ago')).toBeTruthy();
    await stage.db.sourceStates.update('seventeentrack', { keyCheck: { at: NOW - 2 * HOUR, failure: 'auth' } });
    await track.findByText('Checked 2 h ago: 17TRACK does not accept your key');
    fireEvent.click(track.getByRole('button', { name: /^Forget key/ }));
    await track.findByText('Key removed for good.');
    expect([track.queryByText(/••••/), await stage.db.secrets.count()]).toEqual([null, 0]);
  });

  it('says what is still to do when it could not be checked', async () => {
    await stage.show(<SourcesSection />);
    const track = await card('17TRACK');
    stage.check = { kind: 'failed', failure: 'permission_missing' };
    type(track, /17token/, 'ABCDEFGHIJKLMNOP');
    fireEvent.click(track.getByRole('button', { name: /^Save key/ }));
    await track.findByText('Key saved. It is checked once you allow the source below.');
    stage.check = { kind: 'failed', failure: 'offline' };
    fireEvent.click(track.getByRole('button', { name: /^Check the key/ }));
    await track.findByText('Key saved. You are offline: check it later.');
  });
});

describe('the passphrase', () => {
  const box = async (): Promise<ReturnType<typeof within>> => within(await screen.findByRole('region', { name: 'Your keys' }));
  const PASSPHRASE = 'correct horse';

  it('is set when it was typed twice alike and is long enough', async () => {
    await stage.show(<SourcesSection />);
    const keys = await box();
    const set = keys.getByRole('button', { name: 'Set passphrase' });
    type(keys, /^New passphrase/, 'short');
    type(keys, 'Once more', 'short');
    expect(set.getAttribute('aria-disabled')).toBe('true');
    type(keys, /^New passphrase/, PASSPHRASE);
    type(keys, 'Once more', 'correct house');
    await keys.findByText('The two are not the same.');
    type(keys, 'Once more', PASSPHRASE);
    await waitFor(() => expect(set.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(set);
    await keys.findByText('Passphrase set.');
    await keys.findByText(/^Unlocked\./);
    fireEvent.change(keys.getByLabelText('Lock again'), { target: { value: '15' } });
    await keys.findByText(/^Unlocked until/);
    expect(stage.sent).toContainEqual({ command: 'vault.auto-lock', input: { minutes: 15 } });
  });

  it('locks, lets no key be changed, says when the word is wrong, and unlocks', async () => {
    await send('vault.set-passphrase', { current: null, next: PASSPHRASE });
    await stage.show(<SourcesSection />);
    const keys = await box();
    fireEvent.click(await keys.findByRole('button', { name: 'Lock now' }));
    await keys.findByText(/^Locked\./);
    await (await card('17TRACK')).findByText(/^Your keys are locked/);
    type(keys, 'Passphrase', 'wrong horse');
    fireEvent.click(keys.getByRole('button', { name: 'Unlock' }));
    expect((await keys.findByRole('alert')).textContent).toMatch(/^That is not the passphrase/);
    type(keys, 'Passphrase', PASSPHRASE);
    fireEvent.click(keys.getByRole('button', { name: 'Unlock' }));
    await keys.findByText(/^Unlocked\./);
  });

  it('forgotten: all keys go, after it has been said', async () => {
    await send('source.set-secrets', { source: 'seventeentrack', secrets: { token: 'ABCDEFGHIJKLMNOP' } });
    await send('vault.set-passphrase', { current: null, next: PASSPHRASE });
    await send('vault.lock', {});
    await stage.show(<SourcesSection />);
    const keys = await box();
    await keys.findByText(/^It cannot be recovered/);
    fireEvent.click(keys.getByRole('button', { name: 'Remove all keys' }));
    await keys.findByText('All keys are removed.');
    expect([await stage.db.secrets.count(), (await card('17TRACK')).queryByText(/••••/)]).toEqual([0, null]);
  });
});
