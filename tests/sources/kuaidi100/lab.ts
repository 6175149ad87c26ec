/** Kuaidi100's real-time query in the lab: signature over the bytes sent, one number, a lock on numbers asked too often. */
import { createHash } from 'node:crypto';
import { MINUTE } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

/** Their words for carriers and ours. Stated here apart from lib/carriers, so that a wrong code there is found. */
const CARRIERS: Readonly<Record<string, string>> = {
  yuantong: 'yto', zhongtong: 'zto', shentong: 'sto', yunda: 'yunda', shunfeng: 'sf-express', jd: 'jd-logistics',
  ems: 'ems', youzhengguonei: 'china-post', jtexpress: 'jt-express', debangkuaidi: 'deppon',
};
const PHONE_NEEDED = new Set(['shunfeng', 'zhongtong']);
const LOCK_MS = 30 * MINUTE;

interface Row { readonly code: string; readonly name: string; readonly text: string; readonly area: string }

const ROWS: Record<Stage, Row> = {
  announced: { code: '101', name: '已下单', text: '商家已下单，等待揽收', area: '浙江,杭州市' },
  picked_up: { code: '103', name: '已揽收', text: '【杭州样例网点】已揽收', area: '浙江,杭州市' },
  departed: { code: '1002', name: '干线', text: '【杭州样例转运中心】已发出，下一站【上海样例转运中心】', area: '浙江,杭州市' },
  arrived_in_country: { code: '0', name: '在途', text: '快件已到达【上海口岸】', area: '上海' },
  customs: { code: '8', name: '清关', text: '快件清关中', area: '上海' },
  in_transit: { code: '1001', name: '到达派件城市', text: '快件已到达【上海样例网点】', area: '上海' },
  out_for_delivery: { code: '5', name: '派件', text: '【上海样例网点】的派送员正在为您派送', area: '上海' },
  ready_for_pickup: { code: '501', name: '投柜或驿站', text: '快件已存放至', area: '上海' },
  delivered: { code: '301', name: '本人签收', text: '您的快件已签收', area: '上海' },
  attempt_failed: { code: '204', name: '派送异常', text: '派送异常：电话无人接听', area: '上海' },
  exception: { code: '209', name: '破损', text: '快件外包装破损，处理中', area: '上海' },
  returning: { code: '6', name: '退回', text: '快件退回寄件人，已从【上海样例网点】发出', area: '上海' },
  returned: { code: '4', name: '退签', text: '退件已签收', area: '浙江,杭州市' },
};

const failed = (returnCode: string, message: string, more: Partial<LabReply> = {}): LabReply => jsonReply({ result: false, returnCode, message }, { note: `refused_${returnCode}`, ...more });

function rowOf(parcel: LabParcel, { stage, at }: Happening): object {
  const row = ROWS[stage];
  const time = wallClock(at, 8);
  const context = stage === 'ready_for_pickup' ? `${row.text}【${parcel.pickup.place}】，请凭取件码${parcel.pickup.code}取件` : row.text;
  return { time, context, ftime: time, areaCode: 'CN310000000000', areaName: row.area, status: row.name, location: '', areaCenter: '121.473701,31.230416', areaPinYin: 'shang hai shi', statusCode: row.code };
}

interface Param { readonly com?: string; readonly num?: string; readonly phone?: string }

function answer(param: Param, world: World): LabReply {
  const { com = '', num = '' } = param;
  const asked = [num];
  if (CARRIERS[com] === undefined || num === '' || num.length > 32) return failed('400', '提交的数据不完整，或者贵公司没授权', { asked });
  if (!world.within(`kuaidi100/${num}`, 1, LOCK_MS)) return failed('504', '查询过于频繁，该单号已被锁定', { asked });
  const parcel = world.find(num);
  if (PHONE_NEEDED.has(com) && (param.phone ?? '').slice(-4) !== (parcel?.phoneTail ?? '')) return failed('408', '手机号验证码错误', { asked });
  const last = parcel?.history.at(-1);
  if (parcel === undefined || last === undefined || parcel.carrier !== CARRIERS[com]) return failed('500', '查询无结果，请隔段时间再查', { asked, note: 'ok' });
  const body = {
    message: 'ok', nu: num, ischeck: last.stage === 'delivered' ? '1' : '0', com, status: '200', state: ROWS[last.stage].code, condition: '00',
    data: parcel.history.toReversed().map((happening) => rowOf(parcel, happening)), isLoop: false,
  };
  return jsonReply(body, { asked });
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path !== '/poll/query.do' || request.method !== 'POST') return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html><body>404</body></html>', note: 'wrong_path' };
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return failed('400', '提交的数据不完整');
  const form = new URLSearchParams(request.body);
  const customer = form.get('customer') ?? '';
  const text = form.get('param') ?? '';
  // A user's account is stated to the lab as `customer/key`.
  const account = world.listKeys('kuaidi100').find((each) => each.startsWith(`${customer}/`));
  const key = account?.slice(customer.length + 1) ?? '';
  const expected = createHash('md5').update(text + key + customer, 'utf8').digest('hex').toUpperCase();
  if (account === undefined || form.get('sign') !== expected) return failed('503', '验证签名失败');
  return answer(JSON.parse(text) as Param, world);
}

export default { hosts: ['poll.kuaidi100.com'], handle } satisfies LabSource;
