/** 4PX's own page service in the lab: wall clocks with their zone beside them, a wrong epoch, status 7 for what it does not know. */
import { MINUTE } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { World } from '@/tests/lab/world';

interface Scan { readonly code: string; readonly text: string; readonly place: string; readonly zone: number }

/** Stages without a row are not shown by the real page either. */
const SCANS: Partial<Record<Stage, Scan>> = {
  announced: { code: 'FPX_L_RPIF', text: 'Parcel information received', place: '', zone: 8 },
  picked_up: { code: 'FPX_C_SPLS', text: '4PX picked up shipment.', place: 'Sampletown Shenzhen', zone: 8 },
  departed: { code: 'FPX_M_DFOA', text: 'Shipment departed from airport of origin.', place: 'Hong Kong', zone: 8 },
  arrived_in_country: { code: 'FPX_M_ATA', text: 'Shipment arrived at airport of destination.', place: 'Sampletown', zone: 1 },
  customs: { code: 'FPX_M_CRSD', text: 'Shipment presented to customs.', place: 'Sampletown', zone: 1 },
  in_transit: { code: 'FPX_M_IT', text: 'Item in transit', place: '', zone: 1 },
  out_for_delivery: { code: 'FPX_D_SD', text: 'Item out for delivery', place: 'Sampletown', zone: 1 },
  delivered: { code: 'FPX_S_OK', text: 'Delivered', place: 'Sampletown', zone: 1 },
  attempt_failed: { code: 'FPX_D_FD', text: 'Delivery attempted', place: 'Sampletown', zone: 1 },
};

function rowOf({ stage, at }: Happening): readonly object[] {
  const scan = SCANS[stage];
  if (scan === undefined) return [];
  const tkDateStr = wallClock(at, scan.zone);
  return [{
    tkCode: scan.code, tkDesc: scan.text, tkLocation: scan.place, tkTimezone: `UTC+0${scan.zone}:00`, tkDate: Date.parse(`${tkDateStr.replace(' ', 'T')}+08:00`), tkDateStr,
    tkCategoryCode: null, tkCategoryName: null, spTkSummary: null, spTkZipCode: null, tkTranslatedDesc: null, isSigPic: null, sigPicUrl: null,
  }];
}

function entryOf(number: string, world: World): object {
  const parcel = world.find(number);
  const known = parcel?.carrier === '4px';
  return {
    queryCode: number, serverCode: known ? `LAB${number.slice(3, 13)}` : null, shipperCode: known ? `SHOP-${number.slice(-6)}` : null, channelTrackCode: null,
    ctStartCode: known ? 'CN' : null, ctEndCode: known ? 'FR' : null, ctEndName: known ? 'France' : null, ctStartName: known ? 'China' : null,
    status: known ? 3 : 7, duration: known ? 3 : null, tracks: known ? parcel.history.toReversed().flatMap(rowOf) : null,
    mutiPackage: false, masterOrderNum: null, returnStatusFlag: null, consigneePostcode: null, hawbCodeSet: known ? [number] : [], channelContact: null,
  };
}

function numbersIn(body: string): readonly string[] | null {
  const { queryCodes } = JSON.parse(body) as { readonly queryCodes?: unknown };
  return Array.isArray(queryCodes) && queryCodes.length > 0 && queryCodes.every((each) => typeof each === 'string') ? queryCodes : null;
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path !== '/track/v2/front/listTrackV3') return { ...jsonReply({ status: 404 }), status: 404, note: 'wrong_path' };
  if (request.method !== 'POST') return { ...jsonReply({ status: 405 }), status: 405, note: 'wrong_method' };
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return { ...jsonReply({ status: 415 }), status: 415, note: 'wrong_type' };
  const numbers = numbersIn(request.body);
  if (numbers === null) return jsonReply({ result: 0, message: 'tracking number must be given', data: null, tag: '0' }, { note: 'bad_body' });
  if (!world.within('fourpx', 60, MINUTE)) return { ...jsonReply({ result: 0, message: 'too many requests', data: null, tag: '0' }), status: 429, note: 'too_fast', asked: numbers };
  return jsonReply({ result: 1, message: '操作成功', data: numbers.map((number) => entryOf(number, world)), tag: '6' }, { asked: numbers });
}

export default { hosts: ['track.4px.com'], handle } satisfies LabSource;
