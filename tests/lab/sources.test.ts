/** The five sources of the lab check requests as the real ones do; the product's tests lean on that. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/lib/model/time';
import { call, type Called } from './call';
import { type Lab, startLab } from './lab';
import { World } from './world';

const REAL_NOW = Date.parse('2026-11-23T04:00:00Z');
const JSON_TYPE = { 'content-type': 'application/json' };

let lab: Lab;
beforeEach(async () => {
  lab = await startLab({ world: new World(() => REAL_NOW) });
  lab.world.setKeys('seventeentrack', ['good-key']);
  lab.world.setKeys('kuaidi100', ['CUSTOMER/secret']);
});
afterEach(() => lab.close());

const read = (reply: Called): unknown => JSON.parse(reply.body);

async function seventeen(verb: string, items: readonly object[], key = 'good-key'): Promise<Called> {
  lab.world.turn(SECOND);
  return call(lab.port, 'POST', `https://api.17track.net/track/v2.4/${verb}`, { headers: { ...JSON_TYPE, '17token': key }, body: JSON.stringify(items) });
}

it('17TRACK refuses a wrong key in its own envelope', async () => {
  const reply = await seventeen('gettrackinfo', [{ number: '9400111899563204710086', carrier: 21051 }], 'bad');
  expect(reply.status).toBe(401);
  expect(read(reply)).toMatchObject({ code: 0, data: { errors: [{ code: -18010002 }] } });
});

it('17TRACK wants a number registered, once, and then reads it', async () => {
  lab.world.add({ number: '9400111899563204710086', carrier: 'usps' });
  const item = { number: '9400111899563204710086', carrier: 21051 };
  expect(read(await seventeen('gettrackinfo', [item]))).toMatchObject({ data: { rejected: [{ error: { code: -18019902 } }] } });
  expect(read(await seventeen('register', [{ number: item.number }]))).toMatchObject({ data: { accepted: [{ carrier: 21051 }] } });
  expect(read(await seventeen('register', [item]))).toMatchObject({ data: { rejected: [{ error: { code: -18019901 } }] } });
  expect(read(await seventeen('gettrackinfo', [item]))).toMatchObject({ data: { accepted: [{ track_info: { latest_status: { status: 'InTransit' } } }] } });
});

it('17TRACK takes 40 numbers a call and three calls a second', async () => {
  const many = Array.from({ length: 41 }, (_, index) => ({ number: `AB${1000 + index}CN`, carrier: 3011 }));
  expect(read(await seventeen('gettrackinfo', many))).toMatchObject({ data: { errors: [{ code: -18010014 }] } });
  lab.world.turn(MINUTE);
  const statuses: number[] = [];
  for (let each = 0; each < 4; each += 1) {
    statuses.push((await call(lab.port, 'POST', 'https://api.17track.net/track/v2.4/gettrackinfo', { headers: { '17token': 'good-key' }, body: '[{"number":"LV704305188CN"}]' })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

async function kuaidi(param: object, key = 'secret'): Promise<unknown> {
  const text = JSON.stringify(param);
  const sign = createHash('md5').update(`${text}${key}CUSTOMER`).digest('hex').toUpperCase();
  const body = new URLSearchParams({ customer: 'CUSTOMER', sign, param: text }).toString();
  return read(await call(lab.port, 'POST', 'https://poll.kuaidi100.com/poll/query.do', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }));
}

it('Kuaidi100 checks the signature over what was sent', async () => {
  expect(await kuaidi({ com: 'yunda', num: '430264817305926' }, 'wrong')).toMatchObject({ result: false, returnCode: '503' });
  expect(await kuaidi({ com: 'yunda', num: '430264817305926' })).toMatchObject({ result: false, returnCode: '500' });
});

it('Kuaidi100 locks a number that is asked about again within half an hour', async () => {
  lab.world.add({ number: '776290135792468', carrier: 'sto' });
  expect(await kuaidi({ com: 'shentong', num: '776290135792468' })).toMatchObject({ status: '200', state: '1001', data: [{ statusCode: '1001' }, { statusCode: '103' }, { statusCode: '101' }] });
  expect(await kuaidi({ com: 'shentong', num: '776290135792468' })).toMatchObject({ returnCode: '504' });
  lab.world.turn(31 * MINUTE);
  expect(await kuaidi({ com: 'shentong', num: '776290135792468' })).toMatchObject({ status: '200' });
});

it('Kuaidi100 asks for the phone tail where the carrier needs it', async () => {
  lab.world.add({ number: 'SF1093264805172', carrier: 'sf-express', phoneTail: '4821' });
  expect(await kuaidi({ com: 'shunfeng', num: 'SF1093264805172' })).toMatchObject({ returnCode: '408' });
  lab.world.turn(31 * MINUTE);
  expect(await kuaidi({ com: 'shunfeng', num: 'SF1093264805172', phone: '13800004821' })).toMatchObject({ status: '200' });
});

it('Cainiao answers a batch, says EXTERNAL for a stranger and refuses more than ten', async () => {
  lab.world.add({ number: 'LP00648213975260', carrier: 'cainiao' });
  const url = (numbers: readonly string[]): string => `https://global.cainiao.com/global/detail.json?mailNos=${numbers.join(',')}&lang=en-US&language=en-US`;
  expect(read(await call(lab.port, 'GET', url(['LP00648213975260', 'LP00648213975591'])))).toMatchObject({
    success: true, module: [{ mailNo: 'LP00648213975260', latestTrace: { actionCode: 'GTMS_ACCEPT' } }, { mailNo: 'LP00648213975591', mailNoSource: 'EXTERNAL', detailList: [] }],
  });
  expect(read(await call(lab.port, 'GET', url(Array.from({ length: 11 }, (_, index) => `LP0064821397526${index}`))))).toMatchObject({ success: false });
});

it('YTO wants its header, and echoes a number it knows nothing of', async () => {
  lab.world.add({ number: 'YT2648103957264', carrier: 'yto' });
  const ask = (headers: Record<string, string>): Promise<Called> => call(lab.port, 'POST', 'https://www.yto.net.cn/ec/order/gwWaybillInfoList', { headers, body: '["YT2648103957264","YT1111111111111"]' });
  expect((await ask(JSON_TYPE)).status).toBe(403);
  const rows = read(await ask({ ...JSON_TYPE, source: 'PC' })) as readonly { waybillProcessInfo?: readonly { opCode: string }[] }[];
  expect(rows[0]?.waybillProcessInfo?.map((row) => row.opCode)).toEqual(['171', '310']);
  expect(rows[1]).toEqual({ waybillNo: 'YT1111111111111', personalOrder: false, signPic: null });
});

it('Japan Post answers in HTML, oldest first, and says not found in red', async () => {
  lab.world.add({ number: '304182641685', carrier: 'japan-post' });
  const page = async (number: string): Promise<string> => (await call(lab.port, 'GET', `https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=${number}&locale=en`)).body;
  const found = await page('304182641685');
  expect(found.indexOf('Posting/Collection')).toBeLessThan(found.indexOf('Processing at delivery Post Office'));
  expect(found).toContain('3041-8264-1685');
  expect(await page('CN304172993JP')).toContain('** Your item was not found.');
});
