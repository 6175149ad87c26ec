// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SourcesSection } from '@/components/sources/SourcesSection';
import { newSourceState } from '@/lib/model/source-state';
import { DAY, HOUR } from '@/lib/model/time';
import { browser } from '@/lib/platform/browser';
import { keepSample } from '@/lib/storage/samples';
import { NOW, setTheStage, type Stage } from './in-house';

let stage: Stage;
const copied: string[] = [];
beforeEach(async () => {
  stage = await setTheStage();
  copied.length = 0;
  Object.assign(browser.runtime, { getManifest: () => ({ version: '1.2.3' }) });
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
});
afterEach(cleanup);
const card = async (name: string): Promise<ReturnType<typeof within>> => within(await screen.findByRole('article', { name }));

/** The card of a source with its last part unfolded. */
async function unfold(name: string): Promise<ReturnType<typeof within>> {
  const found = await card(name);
  const details = found.getByText('Help to mend it').closest('details');
  if (details === null) throw new Error('no part to unfold');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return found;
}

describe('the health of a source', () => {
  it('says what is wrong since when, from when its news is, what is used and left, and which words were unknown', async () => {
    await stage.db.sourceStates.put({ ...newSourceState('yto'), lastGoodAt: NOW - DAY, failure: 'upstream', failingSince: NOW - 2 * HOUR, lastFailureAt: NOW - HOUR, failuresInRow: 3, budgetOn: '2026-11-24', usedScheduled: 40, usedByHand: 2, limits: { perDay: 100 }, drift: { 'opCode=999': 2, 'rows~示例驿站': 1 } });
    await stage.show(<SourcesSection />);
    const yto = await card('YTO Express');
    await yto.findByText(/^YTO Express has trouble itself, since/);
    expect(yto.getByText(/^What is shown of its parcels is from/)).toBeTruthy();
    expect(yto.getByText(/^Calls today: 42 of 100, 58 left until/)).toBeTruthy();
    expect(yto.getByText('999, 示例驿站')).toBeTruthy();
    fireEvent.click(yto.getByRole('button', { name: /^Try again now/ }));
    await waitFor(() => expect(stage.sent).toContainEqual({ command: 'source.retry', input: { source: 'yto' } }));
  });

  it('offers no other try where a key or a wait is what it needs', async () => {
    await stage.db.sourceStates.bulkPut([{ ...newSourceState('yto'), failure: 'rate_limited', failingSince: NOW }, { ...newSourceState('ups'), failure: 'auth', failingSince: NOW, stopped: true }]);
    await stage.show(<SourcesSection />);
    await screen.findByText(/^UPS does not accept your key/);
    expect(screen.queryByRole('button', { name: /^Try again now/ })).toBeNull();
  });
});

describe('help to mend a source', () => {
  it('is a report that the user reads, adds to word by word, copies and sends themselves', async () => {
    await stage.db.sourceStates.put({ ...newSourceState('yto'), lastGoodAt: NOW, drift: { 'opCode=999': 2, 'rows~示例驿站': 1 } });
    await stage.show(<SourcesSection />);
    const yto = await unfold('YTO Express');
    await yto.findByLabelText('Include the word “示例驿站”');
    const report = (): string => yto.getByRole('group', { name: 'Report', hidden: true }).textContent ?? '';
    expect(report()).toContain('2 x opCode = 999\n  1 x rows = (4 characters, held back)');
    fireEvent.click(yto.getByLabelText('Include the word “示例驿站”'));
    await waitFor(() => expect(report()).toContain('1 x rows = 示例驿站'));
    fireEvent.click(yto.getAllByRole('button', { name: 'Copy', hidden: true })[0] ?? document.body);
    await waitFor(() => expect(copied).toEqual([report()]));
    expect(decodeURIComponent(yto.getByRole('link', { name: 'Write a mail with it', hidden: true }).getAttribute('href') ?? '')).toBe(`mailto:?subject=Ordertrail: yto&body=${report()}`);
  });

  it('is a recording that waits for the next answer, is shown, and is thrown away', async () => {
    await stage.show(<SourcesSection />);
    const yto = await unfold('YTO Express');
    fireEvent.click(yto.getByRole('button', { name: /^Record the next answer/, hidden: true }));
    await yto.findByText('The next answer is recorded.');
    await keepSample(stage.db, 'yto', { endpoint: 'yto.query', status: 200, contentType: 'application/json', body: '{ "made": "up" }', at: NOW });
    await yto.findByText(/^Recorded .* Read it before you hand it on\.$/);
    expect(yto.getByRole('group', { name: 'Recorded answer', hidden: true }).textContent).toBe('yto.query 200 application/json\n\n{ "made": "up" }');
    fireEvent.click(await yto.findByRole('button', { name: /^Throw the recording away/, hidden: true }));
    await waitFor(() => expect(yto.queryByRole('region', { name: 'Recorded answer', hidden: true })).toBeNull());
  });
});
