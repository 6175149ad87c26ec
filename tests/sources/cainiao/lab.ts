/** Cainiao's global detail service in the lab: batch by comma, `timeStr` as wall clock with its zone beside it, a wrong epoch `time`. */
import { HOUR, DAY } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

interface Trace { readonly code: string; readonly text: string; readonly status: string; readonly abroad: boolean }

const TRACES: Record<Stage, Trace> = {
  announced: { code: 'GWMS_ACCEPT', text: 'Order received by the warehouse', status: 'WAIT_SELLER_SEND_GOODS', abroad: false },
  picked_up: { code: 'PU_PICKUP_SUCCESS', text: 'Accepted by carrier', status: 'SELLER_SEND_GOODS', abroad: false },
  departed: { code: 'LH_DEPART', text: 'Departed from country of origin', status: 'DELIVERING', abroad: false },
  arrived_in_country: { code: 'LH_ARRIVE', text: 'Arrived at destination country', status: 'DELIVERING', abroad: true },
  customs: { code: 'CC_IM_START', text: 'Import customs clearance started', status: 'CLEAR_CUSTOMS', abroad: true },
  in_transit: { code: 'GTMS_ACCEPT', text: 'Received by local delivery company', status: 'DELIVERING', abroad: true },
  out_for_delivery: { code: 'GTMS_DO_DEPART', text: 'Out for delivery', status: 'DELIVERING', abroad: true },
  ready_for_pickup: { code: 'GTMS_STA_SIGNED', text: 'Parcel arrived at the pickup point', status: 'WAIT_BUYER_ACCEPT_GOODS', abroad: true },
  delivered: { code: 'GTMS_SIGNED', text: 'Package delivered', status: 'SIGN', abroad: true },
  attempt_failed: { code: 'GTMS_STA_SIGN_FAILURE', text: 'Delivery attempt unsuccessful', status: 'DELIVERING', abroad: true },
  exception: { code: 'CC_IM_EXCEPTION', text: 'Import customs clearance: exception', status: 'FAILED', abroad: true },
  returning: { code: 'RT_START', text: 'Returning to sender', status: 'RETURNED', abroad: true },
  returned: { code: 'RT_SIGNED', text: 'Returned to sender', status: 'RETURNED', abroad: true },
};

const MAX_BATCH = 10;

function detailOf({ stage, at }: Happening): object {
  const trace = TRACES[stage];
  const zone = trace.abroad ? 1 : 8;
  const timeStr = wallClock(at, zone);
  return {
    time: Date.parse(`${timeStr.replace(' ', 'T')}+08:00`),
    timeStr,
    desc: trace.text,
    standerdDesc: trace.text,
    descTitle: 'Carrier note:',
    timeZone: `GMT+${zone}`,
    actionCode: trace.code,
    group: { nodeCode: 'MAIN', nodeDesc: 'In transit', currentIconUrl: '', historyIconUrl: '' },
  };
}

function entryOf(number: string, parcel: LabParcel | undefined): object {
  const detailList = parcel?.history.toReversed().map(detailOf) ?? [];
  const last = parcel?.history.at(-1);
  const picked = parcel?.history[0]?.at ?? 0;
  return {
    mailNo: number,
    originCountry: parcel === undefined ? null : 'Mainland China',
    destCountry: parcel === undefined ? null : 'Netherlands',
    mailType: null,
    mailTypeDesc: null,
    status: last === undefined ? '' : TRACES[last.stage].status,
    statusDesc: last === undefined ? '' : TRACES[last.stage].text,
    mailNoSource: parcel === undefined ? 'EXTERNAL' : 'INTERNAL',
    processInfo: { progressStatus: 'NORMAL', progressRate: 0.62, type: 'NORMAL', progressPointList: [] },
    globalEtaInfo: parcel === undefined ? {} : { deliveryMinTime: picked + 4 * DAY, deliveryMaxTime: picked + 6 * DAY },
    globalCombinedLogisticsTraceDTO: null,
    latestTrace: detailList[0] ?? null,
    detailList,
    daysNumber: '9 day(s)',
  };
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path !== '/global/detail.json' || request.method !== 'GET') return { ...jsonReply({ success: false }), status: 404, note: 'wrong_path' };
  const numbers = (request.query.get('mailNos') ?? '').split(',').filter((number) => number !== '');
  if (numbers.length === 0 || numbers.length > MAX_BATCH) return jsonReply({ success: false, module: null }, { note: 'bad_batch' });
  // The real service bans softly by address; 60 calls an hour is far above what the product may do.
  if (!world.within('cainiao', 60, HOUR)) return jsonReply({ success: false, module: null }, { note: 'too_fast' });
  const module = numbers.map((number) => {
    const parcel = world.find(number);
    return entryOf(number, parcel?.carrier === 'cainiao' ? parcel : undefined);
  });
  return jsonReply({ module, success: true }, { asked: numbers });
}

export default { hosts: ['global.cainiao.com'], handle } satisfies LabSource;
