/**
 * `npm start [-- --once]`: builds the extension, starts the lab and does the main job in Chromium. On a screen the browser
 * then stays for the person, with the parcels going on; with `--once`, or where there is no screen, it reports and ends.
 */
import { HOUR, SECOND } from '@/lib/model/time';
import { type Browser, pause } from '@/tests/_support/browser';
import { Chromium } from '@/tests/_support/chromium';
import { findBrowser, hasScreen, which } from '@/tests/_support/processes';
import { makeDue, ring } from '@/tests/browser/stored';
import { openControl } from './control';
import { type Lab, startLab } from './lab';
import { buildForChromium } from './start-build';
import { doMainJob } from './start-job';
import { populate } from './start-parcels';
import { PICTURES, takePictures } from './start-pictures';
import { reportOf } from './start-report';

const say = (line: string): void => console.log(line);

/** What is missing to run at all, in words; null: nothing. */
function whatIsMissing(onScreen: boolean): string | null {
  if (findBrowser('chromium') === null) return 'Chromium is missing: install it, or name its path in ORDERTRAIL_CHROMIUM.';
  if (!onScreen && (which('Xvfb') === null || which('xdotool') === null)) return 'There is no screen, and no Xvfb and xdotool to make one (Debian: apt-get install xvfb xdotool).';
  return null;
}

/** On the person's own screen the browser speaks their language, else English. */
function languageOf(onScreen: boolean): 'en-US' | 'zh-CN' | 'zh-TW' {
  const said = onScreen ? (process.env['LC_ALL'] ?? process.env['LANG'] ?? '') : '';
  if (/^zh[_-](TW|HK|MO|Hant)/i.test(said)) return 'zh-TW';
  return said.startsWith('zh') ? 'zh-CN' : 'en-US';
}

/** Hours pass in the lab while the person looks, and the extension looks again each time. */
async function keepGoing(browser: Browser, lab: Lab, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await pause(15 * SECOND);
    lab.world.turn(2 * HOUR);
    try {
      const page = await browser.find('dashboard.html');
      await makeDue(page);
      await ring(page);
    } catch {
      // The dashboard was closed, or is just being loaded again: the next round sees.
    }
  }
}

async function stayForThePerson(browser: Chromium, lab: Lab, more: readonly string[]): Promise<void> {
  const control = await openControl(lab);
  say('\nThe browser is yours. Every 15 seconds two hours pass in the lab, and the parcels go on while the dashboard is open.');
  say(`Try these too: ${more.join(', ')}. Keys: 17TRACK "lab-key"; Kuaidi100 customer "LAB", key "lab-key".`);
  say(`Drive the lab yourself: http://127.0.0.1:${control.port}/. Close the browser, or press Ctrl-C, to end.`);
  let over = false;
  const stopped = new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  void keepGoing(browser, lab, () => over);
  await Promise.race([browser.closedByPerson(), stopped]);
  over = true;
  await control.close();
}

/** The exit code: 1 where anything was not as it must be. */
export async function main(args: readonly string[]): Promise<number> {
  const onScreen = !args.includes('--once') && hasScreen();
  const missing = whatIsMissing(onScreen);
  if (missing !== null) {
    console.error(missing);
    return 1;
  }
  say('building the extension');
  if (!buildForChromium()) return 1;
  const lab = await startLab();
  const more = populate(lab);
  say(`the lab plays ${lab.hosts.join(', ')}`);
  let browser: Chromium | null = null;
  try {
    browser = await Chromium.start({ labPort: lab.port, onScreen, language: languageOf(onScreen) });
    const outcome = await doMainJob(browser, lab, say);
    say(reportOf(outcome, onScreen));
    if (onScreen) await stayForThePerson(browser, lab, more);
    else say(`${(await takePictures(browser)).length} screenshots are in ${PICTURES}/`);
    say(outcome.problems.length === 0 ? 'The main job works.' : `The main job failed: ${outcome.problems.length} problems.`);
    return outcome.problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`The main job failed: ${String(error)}`);
    return 1;
  } finally {
    await browser?.close();
    await lab.close();
  }
}
