/** YTO's own page service in the lab (research: header `source: PC`, JSON array of numbers, echoes what it does not know). */
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

interface Scan { readonly opCode: string; readonly opName: string; readonly org: string; readonly text: string }

/** Stages without a row are not shown by the real page either. */
const SCANS: Partial<Record<Stage, Scan>> = {
  picked_up: { opCode: '310', opName: '揽收', org: '浙江省示例市公司', text: '【浙江省示例市公司】已收件' },
  departed: { opCode: '131', opName: '装车', org: '杭州样例转运中心', text: '快件已由【杭州样例转运中心】装车发出' },
  in_transit: { opCode: '171', opName: '卸车', org: '广州样例转运中心', text: '快件已到达【广州样例转运中心】' },
  out_for_delivery: { opCode: '741', opName: '派件', org: '广东省示例市公司', text: '快件派送中' },
  ready_for_pickup: { opCode: '751', opName: '入柜', org: '示例驿站', text: '快件已存放至' },
  delivered: { opCode: '745', opName: '签收', org: '广东省示例市公司', text: '快件已签收' },
  returning: { opCode: '835', opName: '退回', org: '广东省示例市公司', text: '快件退回寄件人' },
  returned: { opCode: '745', opName: '签收', org: '浙江省示例市公司', text: '退件已签收' },
};

function rowOf(parcel: LabParcel, happening: Happening): readonly object[] {
  const scan = SCANS[happening.stage];
  if (scan === undefined) return [];
  const description = happening.stage === 'ready_for_pickup' ? `${scan.text}${parcel.pickup.place}，取件码${parcel.pickup.code}` : scan.text;
  return [{ waybillNo: parcel.number, opCode: scan.opCode, opName: scan.opName, opTime: wallClock(happening.at, 8), opOrgName: scan.org, description, opEmpName: null, weight: null, ioTypeName: null, extTrack: {} }];
}

function waybill(number: string, world: World): object {
  const parcel = world.find(number);
  const rows = parcel?.carrier === 'yto' ? parcel.history.toReversed().flatMap((happening) => rowOf(parcel, happening)) : [];
  return { waybillNo: number, personalOrder: false, signPic: null, ...(rows.length === 0 ? {} : { waybillProcessInfo: rows }) };
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path !== '/ec/order/gwWaybillInfoList') return { ...jsonReply({ code: 404 }), status: 404, note: 'wrong_path' };
  if (request.method !== 'POST') return { ...jsonReply({ code: 405 }), status: 405, note: 'wrong_method' };
  if (request.headers['source'] !== 'PC') return { ...jsonReply({ code: 403 }), status: 403, note: 'no_source_header' };
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return { ...jsonReply({ code: 415 }), status: 415, note: 'wrong_type' };
  const numbers: unknown = JSON.parse(request.body);
  if (!Array.isArray(numbers) || !numbers.every((each) => typeof each === 'string')) return { ...jsonReply({ code: 400 }), status: 400, note: 'bad_body' };
  return jsonReply(numbers.map((number) => waybill(number, world)), { asked: numbers });
}

export default { hosts: ['www.yto.net.cn'], handle } satisfies LabSource;
