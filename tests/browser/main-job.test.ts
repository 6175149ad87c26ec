/** The main job on the unchanged build: paste, allow, and be told of every step once; counted from outside the extension. */
import { expect } from 'vitest';
import { pause, until } from '@/tests/_support/browser';
import { begin, PopupPage, reads } from './pages';
import { command, makeDue, pollAll, readAll, ring } from './stored';
import { story } from './stories';

const NUMBER = 'YT2648103957264';
const KEY = `yto:${NUMBER}`;
/** The paste box, by its name. */
const PASTE = /number|paste/i;
const YTO = ['www.yto.net.cn'];

story('first run, paste, allow, in transit, out for delivery, delivered', async ({ browser, lab }) => {
  lab.world.add({ number: NUMBER, carrier: 'yto' });
  const page = await begin(browser);
  await page.fill('textbox', PASTE, `您的包裹由圆通快递发出，单号${NUMBER}，请留意`);
  await reads(page, /certain/);
  await page.click('button', /^(keep|follow|add)/i);
  await until('the parcel is kept', async () => (await readAll(page, 'parcels')).length === 1);
  expect(lab.countAsked(NUMBER), 'nobody was asked before the person allowed it').toBe(0);
  expect(await browser.allow(page, /^allow/i, YTO)).toBe(true);
  await reads(page, /arrived at a depot/i);
  expect(await browser.popUps(), 'first sight tells nothing').toEqual([]);

  const told: string[] = [];
  for (const [stage, words, kind] of [['out_for_delivery', /out for delivery/i, 'out_for_delivery'], ['delivered', /delivered/i, 'delivered']] as const) {
    lab.world.move(NUMBER, stage);
    await pollAll(page);
    await reads(page, words);
    told.push(`${KEY}|${kind}|1`);
    await pollAll(page);
    expect((await browser.popUps()).map(({ id }) => id)).toEqual(told);
  }
  await browser.clickPopUp(`${KEY}|delivered|1`);
  const detail = await browser.find(encodeURIComponent(KEY));
  await reads(detail, /picked up by the carrier/i);
  const popup = await PopupPage.open(browser);
  await popup.reads(/delivered/i);
});

story('a crash of the browser in the middle of a poll', async ({ browser, lab }) => {
  lab.world.add({ number: NUMBER, carrier: 'yto' });
  let page = await begin(browser);
  await page.fill('textbox', PASTE, NUMBER);
  await reads(page, /certain/);
  await page.click('button', /^(keep|follow|add)/i);
  expect(await browser.allow(page, /^allow/i, YTO)).toBe(true);
  await reads(page, /arrived at a depot/i);
  lab.world.move(NUMBER, 'out_for_delivery');
  lab.faults.order('www.yto.net.cn', { kind: 'slow', ms: 3000 });
  // Both browsers write a granted permission to the disk some seconds later; a crash before that loses it.
  await pause(12_000);
  await makeDue(page);
  await ring(page);
  await until('the source is being asked', () => lab.faults.left('www.yto.net.cn') === 0);
  await browser.crashAndRestart();
  page = await browser.open('dashboard.html');
  await pollAll(page);
  await reads(page, /out for delivery/i);
  const told = (await browser.popUps()).filter(({ id }) => id.includes('out_for_delivery'));
  const [row] = (await readAll(page, 'notices')).filter(({ kind }) => kind === 'out_for_delivery');
  expect(told.length === 1 || (row?.state === 'missed' && row.unread === 1)).toBe(true);
  lab.world.move(NUMBER, 'delivered');
  await pollAll(page);
  await pollAll(page);
  expect((await browser.popUps()).filter(({ id }) => id.includes('|delivered|'))).toHaveLength(1);
  expect((await readAll(page, 'events')).length).toBe(new Set((await readAll(page, 'events')).map(({ key }) => key)).size);
});

story('offline and back', async ({ browser, lab }) => {
  lab.world.add({ number: NUMBER, carrier: 'yto' });
  const page = await begin(browser);
  await page.fill('textbox', PASTE, NUMBER);
  await reads(page, /certain/);
  await page.click('button', /^(keep|follow|add)/i);
  expect(await browser.allow(page, /^allow/i, YTO)).toBe(true);
  await reads(page, /arrived at a depot/i);
  await command(page, 'storage.prepare', {});
  await browser.setOffline(true);
  lab.world.move(NUMBER, 'out_for_delivery');
  await makeDue(page);
  await ring(page);
  await until('the poller noticed', async () => (await readAll(page, 'plans')).every((plan) => plan.dueAt > Date.now()));
  const [state] = await readAll(page, 'sourceStates');
  expect(state?.failuresInRow, 'offline is charged to nobody').toBe(0);
  expect((await readAll(page, 'plans'))[0]?.failures).toBe(0);
  await browser.setOffline(false);
  await pollAll(page);
  await reads(page, /out for delivery/i);
  expect(await browser.popUps()).toHaveLength(1);
});

story('a newer database is left alone and the page says so', async ({ browser }) => {
  let page = await browser.open('options.html');
  await command(page, 'storage.prepare', {});
  await page.close();
  page = await browser.open('manifest.json').catch(() => browser.open('options.html'));
  await browser.killBackground();
  const raise = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open('ordertrail', 990);
      opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore('fromTheFuture'));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('open')));
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve(opening.result.version);
      });
    });
  expect(await page.run(raise, null)).toBe(990);
  await browser.killBackground();
  const dashboard = await browser.open('dashboard.html');
  await reads(dashboard, /newer|update/i);
  const answer = await command(dashboard, 'intake.add', { additions: [{ kind: 'parcel', number: NUMBER, carrier: 'yto', input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }], links: [] });
  expect(answer).toMatchObject({ ok: false, problem: { kind: 'newer_database' } });
  const stands = await dashboard.run(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name === 'ordertrail');
    return found?.version ?? 0;
  }, null);
  expect(stands).toBe(990);
});
