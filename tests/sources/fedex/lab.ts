/** FedEx Track v1 in the lab: a token for an hour, at most 30 numbers a call, not found by number. */
import { HOUR } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { hasToken, sellToken } from '@/tests/lab/tokens';
import { wallClock } from '@/tests/lab/wall-clock';
import type { World } from '@/tests/lab/world';

const LIFE = HOUR;
const MOST = 30;

interface Row { readonly code: string; readonly text: string; readonly exception?: string; readonly place: readonly [string, string, string] }
const HOME = ['OAKFIELD', 'ME', 'US'] as const;
const HUB = ['MIDDLEHUB', 'TN', 'US'] as const;
const FAR = ['SHENZHEN', '', 'CN'] as const;

const ROWS: Record<Stage, Row> = {
  announced: { code: 'OC', text: 'Shipment information sent to FedEx', place: FAR },
  picked_up: { code: 'PU', text: 'Picked up', place: FAR },
  departed: { code: 'DP', text: 'Left FedEx origin facility', place: FAR },
  arrived_in_country: { code: 'AR', text: 'Arrived at FedEx hub', place: HUB },
  customs: { code: 'CD', text: 'Clearance delay', exception: 'Import papers are looked at', place: HUB },
  in_transit: { code: 'IT', text: 'On the way', place: HUB },
  out_for_delivery: { code: 'OD', text: 'On FedEx vehicle for delivery', place: HOME },
  ready_for_pickup: { code: 'HL', text: 'Ready for recipient pickup', place: HOME },
  delivered: { code: 'DL', text: 'Delivered', place: HOME },
  attempt_failed: { code: 'DE', text: 'Delivery exception', exception: 'Customer not available or business closed', place: HOME },
  exception: { code: 'SE', text: 'Shipment exception', exception: 'Package damaged', place: HUB },
  returning: { code: 'RS', text: 'Returning package to shipper', place: HUB },
  returned: { code: 'RS', text: 'Returned to shipper', place: FAR },
};

const refused = (status: number, code: string, message: string): LabReply => jsonReply({ transactionId: 'lab', errors: [{ code, message }] }, { status, note: code });
const placeOf = ([city, stateOrProvinceCode, countryCode]: Row['place']): object => ({ streetLines: ['1 Lab Street'], city, stateOrProvinceCode, postalCode: '00000', countryCode, residential: false });

function scanOf({ stage, at }: Happening): object {
  const row = ROWS[stage];
  return {
    date: `${wallClock(at, -5).replace(' ', 'T')}-05:00`, eventType: row.code, eventDescription: row.text, exceptionCode: row.exception === undefined ? '' : '08', exceptionDescription: row.exception ?? '',
    scanLocation: placeOf(row.place), locationId: 'LABX', locationType: 'FEDEX_FACILITY', derivedStatusCode: row.code, derivedStatus: row.text,
  };
}

function entryOf(number: string, world: World): object {
  const parcel = world.find(number);
  const last = parcel?.history.at(-1);
  const trackingNumberInfo = { trackingNumber: number, trackingNumberUniqueId: '', carrierCode: 'FDXE' };
  if (parcel === undefined || last === undefined || parcel.carrier !== 'fedex') {
    return { trackingNumber: number, trackResults: [{ trackingNumberInfo, error: { code: 'TRACKING.TRACKINGNUMBER.NOTFOUND', message: 'Tracking number cannot be found.' } }] };
  }
  const { code, text, place } = ROWS[last.stage];
  const result = {
    trackingNumberInfo, latestStatusDetail: { code, derivedCode: code, statusByLocale: text, description: text, scanLocation: placeOf(place), ancillaryDetails: [] },
    dateAndTimes: [], packageDetails: { sequenceNumber: '1', count: '1' }, scanEvents: parcel.history.toReversed().map(scanOf), estimatedDeliveryTimeWindow: { window: {} },
  };
  return { trackingNumber: number, trackResults: [result] };
}

function grant(request: LabRequest, world: World): LabReply {
  const form = new URLSearchParams(request.body);
  const typed = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (!typed || form.get('grant_type') !== 'client_credentials') return refused(400, 'BAD.REQUEST.ERROR', 'Missing or duplicate parameters.');
  const token = sellToken(world, 'fedex', form.get('client_id') ?? '', form.get('client_secret') ?? '', LIFE);
  if (token === null) return refused(401, 'NOT.AUTHORIZED.ERROR', 'The given client credentials were not valid.');
  return jsonReply({ access_token: token, token_type: 'bearer', expires_in: LIFE / 1000 - 1, scope: 'CXS' });
}

interface Wanted { readonly trackingInfo?: readonly { readonly trackingNumberInfo?: { readonly trackingNumber?: string } }[] }

function handle(request: LabRequest, world: World): LabReply {
  if (request.method !== 'POST') return refused(404, 'NOT.FOUND.ERROR', 'The resource is not available.');
  if (request.path === '/oauth/token') return grant(request, world);
  if (request.path !== '/track/v1/trackingnumbers') return refused(404, 'NOT.FOUND.ERROR', 'The resource is not available.');
  if (!hasToken(world, 'fedex', request)) return refused(401, 'NOT.AUTHORIZED.ERROR', 'Access token expired. Please modify your request and try again.');
  if ((request.headers['content-type'] ?? '') !== 'application/json') return refused(415, 'UNSUPPORTED.MEDIA', 'JSON alone is read.');
  const numbers = ((JSON.parse(request.body) as Wanted).trackingInfo ?? []).map((info) => info.trackingNumberInfo?.trackingNumber ?? '');
  if (numbers.length === 0 || numbers.length > MOST) return refused(400, 'TRACKING.TRACKINGINFO.INVALID', `One to ${MOST} numbers.`);
  return jsonReply({ transactionId: 'lab', output: { completeTrackResults: numbers.map((number) => entryOf(number, world)) } }, { asked: numbers });
}

export default { hosts: ['apis.fedex.com'], handle } satisfies LabSource;
