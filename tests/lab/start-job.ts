/** The main job as a person does it: paste, allow, then nothing; and what must have come of it. */
import type { ShipmentEvent } from '@/lib/model/event';
import type { Parcel } from '@/lib/model/parcel';
import { type Browser, type ExtensionPage, pause, type SeenPopUp, until } from '@/tests/_support/browser';
import { command, pollAll, readAll } from '@/tests/browser/stored';
import type { Lab } from './lab';
import { FOLLOWED, keyOf, OUTCOME, PASTED, ROUNDS } from './start-parcels';

export interface Outcome {
  /** Oldest first. */
  readonly events: readonly ShipmentEvent[];
  readonly parcels: readonly Parcel[];
  readonly popUps: readonly SeenPopUp[];
  /** What was not as it must be, in words. */
  readonly problems: readonly string[];
}

/** Buttons by what they say, in each of the three languages. */
const WORDS = { start: /^(start|开始|開始)/i, paste: /tracking|单号|單號/i, keep: /^(keep|保存|儲存)/i, allow: /^(allow|允许|允許)/i };

/** The sources that are to be allowed, in the order their buttons stand. */
const HOSTS = ['www.yto.net.cn', 'trackings.post.japanpost.jp'];

async function allowSources(browser: Browser, page: ExtensionPage, say: (line: string) => void): Promise<void> {
  for (const host of HOSTS) {
    say(`allowing ${host}: the browser asks, and on your own screen you answer`);
    if (!(await browser.allow(page, WORDS.allow, [host]))) throw new Error(`the browser was not allowed to ask ${host}`);
    await pause(300);
  }
}

const statuses = async (page: ExtensionPage): Promise<ReadonlyMap<string, string>> => new Map((await readAll(page, 'parcels')).map(({ key, status }) => [key, status]));

/** Counted outside of the extension: exactly what was wanted so far, in whatever order one look brought it. */
function comparePopUps(popUps: readonly SeenPopUp[], wanted: readonly string[], when: string): readonly string[] {
  const got = popUps.map(({ id }) => id).sort();
  const want = [...wanted].sort();
  return JSON.stringify(got) === JSON.stringify(want) ? [] : [`${when}: pop-ups ${JSON.stringify(got)}, but there should be ${JSON.stringify(want)}`];
}

/** What a person must be able to read on the dashboard in the end. */
async function compareTimeline(page: ExtensionPage, events: readonly ShipmentEvent[]): Promise<readonly string[]> {
  const unseen = async (): Promise<readonly string[]> => {
    const text = await page.text();
    return [...events.map((event) => event.text), ...FOLLOWED.map(({ title }) => title)].filter((words) => !text.includes(words));
  };
  await until('the timeline shows everything', async () => (await unseen()).length === 0, 10_000).catch(() => undefined);
  return (await unseen()).map((words) => `the dashboard does not show “${words}”`);
}

/** Runs it in the dashboard that opened at the first run. Throws where it cannot go on; everything else is in `problems`. */
export async function doMainJob(browser: Browser, lab: Lab, say: (line: string) => void): Promise<Outcome> {
  const problems: string[] = [];
  const page = await browser.find('#/welcome');
  await page.click('button', WORDS.start);
  say('pasting three numbers');
  await page.fill('textbox', WORDS.paste, PASTED);
  await page.click('button', WORDS.keep);
  await until('three parcels are kept', async () => (await readAll(page, 'parcels')).length === FOLLOWED.length);
  if (FOLLOWED.some(({ number }) => lab.countAsked(number) > 0)) problems.push('somebody was asked before it was allowed');
  await allowSources(browser, page, say);
  for (const parcel of FOLLOWED) await command(page, 'parcel.edit', { key: keyOf(parcel), change: { title: parcel.title } });
  await until('each parcel has its first answer', async () => [...(await statuses(page)).values()].every((status) => status === 'in_transit'), 30_000);
  say('in transit: all three');
  problems.push(...comparePopUps(await browser.popUps(), [], 'on first sight'));
  const told: string[] = [];
  for (const round of ROUNDS) {
    for (const { parcel, to } of round) lab.world.move(parcel.number, to);
    told.push(...round.flatMap(({ parcel, tells }) => (tells === null ? [] : [`${keyOf(parcel)}|${tells}|1`])));
    // The second look brings nothing new, and must tell nothing.
    for (const look of ['first', 'second']) {
      await pollAll(page);
      problems.push(...comparePopUps(await browser.popUps(), told, `after the ${look} look`));
    }
    say(round.map(({ parcel, to }) => `${to.replaceAll('_', ' ')}: ${parcel.title}`).join(', '));
  }
  for (const [key, status] of await statuses(page)) if (OUTCOME.get(key) !== status) problems.push(`${key} stands at ${status}, not at ${String(OUTCOME.get(key))}`);
  const events = [...(await readAll(page, 'events'))].sort((a, b) => a.sortAt - b.sortAt || a.seq - b.seq);
  problems.push(...(await compareTimeline(page, events)), ...(await browser.errors()).map((error) => `error in the background: ${error}`));
  return { events, parcels: await readAll(page, 'parcels'), popUps: await browser.popUps(), problems };
}
