import { afterEach, expect, it } from 'vitest';
import { HOUR } from '@/lib/model/time';
import { call } from './call';
import { type Lab, startLab } from './lab';
import { World } from './world';

const CAINIAO = 'https://global.cainiao.com/global/detail.json?mailNos=LP00648213975260';
const REAL_NOW = Date.parse('2026-11-23T04:00:00Z');

let lab: Lab;
async function labWith(number = 'LP00648213975260'): Promise<Lab> {
  lab = await startLab({ world: new World(() => REAL_NOW) });
  lab.world.add({ number, carrier: 'cainiao' });
  return lab;
}
afterEach(() => lab.close());

it('plays a source on its real host name over TLS and logs what was asked', async () => {
  await labWith();
  const reply = await call(lab.port, 'GET', CAINIAO);
  expect(reply.status).toBe(200);
  expect(reply.headers['content-type']).toContain('application/json');
  expect(lab.countAsked('LP00648213975260')).toBe(1);
  expect(lab.log).toMatchObject([{ host: 'global.cainiao.com', path: '/global/detail.json', note: 'ok', status: 200 }]);
});

it('answers for no host that no source claims', async () => {
  await labWith();
  expect((await call(lab.port, 'GET', 'https://www.example.com/')).status).toBe(404);
  expect(lab.log[0]?.note).toBe('no_source');
});

it('a turn of the clock makes happen what the life says, stamped near the real now', async () => {
  await labWith();
  expect(lab.world.find('LP00648213975260')?.history.at(-1)?.stage).toBe('in_transit');
  lab.world.turn(30 * HOUR);
  const history = lab.world.find('LP00648213975260')?.history ?? [];
  expect(history.map((each) => each.stage)).toEqual(['announced', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered']);
  expect(history.every((each, index) => each.at <= REAL_NOW && each.at > (history[index - 1]?.at ?? 0))).toBe(true);
  expect(REAL_NOW - (history.at(-1)?.at ?? 0)).toBeLessThan(5_000);
});

it('a parcel can be moved by hand, and its own script does not repeat the step', async () => {
  await labWith();
  lab.world.move('LP00648213975260', 'out_for_delivery');
  lab.world.turn(100 * HOUR);
  const stages = lab.world.find('LP00648213975260')?.history.map((each) => each.stage);
  expect(stages?.filter((stage) => stage === 'out_for_delivery')).toHaveLength(1);
});

it('serves the faults that were ordered, in order and as often as ordered, then the truth again', async () => {
  await labWith();
  const host = 'global.cainiao.com';
  lab.faults.order(host, { kind: 'too_many', retryAfter: '90' }, 2);
  lab.faults.order(host, { kind: 'server_error' });
  lab.faults.order(host, { kind: 'html' });
  lab.faults.order(host, { kind: 'redirect', to: 'https://login.example.com/' });
  const statuses: number[] = [];
  for (let each = 0; each < 6; each += 1) statuses.push((await call(lab.port, 'GET', CAINIAO)).status);
  expect(statuses).toEqual([429, 429, 500, 200, 302, 200]);
  expect(lab.countAsked('LP00648213975260')).toBe(1);
});

it('says when to come back only if it was told to', async () => {
  await labWith();
  lab.faults.order('global.cainiao.com', { kind: 'too_many' });
  lab.faults.order('global.cainiao.com', { kind: 'too_many', retryAfter: 'Mon, 23 Nov 2026 05:00:00 GMT' });
  expect((await call(lab.port, 'GET', CAINIAO)).headers['retry-after']).toBeUndefined();
  expect((await call(lab.port, 'GET', CAINIAO)).headers['retry-after']).toBe('Mon, 23 Nov 2026 05:00:00 GMT');
});

it('tears connections, dawdles and sends ten megabytes on order', async () => {
  await labWith();
  const host = 'global.cainiao.com';
  lab.faults.order(host, { kind: 'reset' });
  await expect(call(lab.port, 'GET', CAINIAO)).rejects.toThrow();
  lab.faults.order(host, { kind: 'cut_off' });
  await expect(call(lab.port, 'GET', CAINIAO)).rejects.toThrow();
  lab.faults.order(host, { kind: 'slow', ms: 2_000 });
  await expect(call(lab.port, 'GET', CAINIAO, { timeoutMs: 100 })).rejects.toThrow('timed out');
  lab.faults.order(host, { kind: 'huge' });
  expect((await call(lab.port, 'GET', CAINIAO)).body.length).toBeGreaterThan(10_000_000);
});
