/** UPS Track v1 in the lab: a token for four hours by HTTP Basic, one number in the path, TW0001 for strangers. */
import { HOUR, SECOND } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { hasToken, readBasic, sellToken } from '@/tests/lab/tokens';
import { wallClock } from '@/tests/lab/wall-clock';
import type { World } from '@/tests/lab/world';

const LIFE = 4 * HOUR;
const CALLS_PER_SECOND = 10;

interface Row { readonly type: string; readonly code: string; readonly status: string; readonly text: string; readonly place: object }
const HOME = { city: 'OAKFIELD', stateProvince: 'ME', countryCode: 'US', country: 'US' };
const HUB = { city: 'MIDDLEHUB', stateProvince: 'KY', countryCode: 'US', country: 'US' };
const FAR = { city: 'SHENZHEN', countryCode: 'CN', country: 'CN' };

const ROWS: Record<Stage, Row> = {
  announced: { type: 'M', code: 'MP', status: '003', text: 'Shipper created a label, UPS has not received the package yet. ', place: { countryCode: 'CN', country: 'CN' } },
  picked_up: { type: 'I', code: 'OR', status: '160', text: 'Origin Scan', place: FAR },
  departed: { type: 'I', code: 'EP', status: '005', text: 'Export Scan', place: FAR },
  arrived_in_country: { type: 'I', code: 'IP', status: '005', text: 'Import Scan', place: HUB },
  customs: { type: 'I', code: '1G', status: '012', text: 'Your package is at the clearing agency.', place: HUB },
  in_transit: { type: 'I', code: 'AR', status: '005', text: 'Arrived at Facility', place: HUB },
  out_for_delivery: { type: 'I', code: 'OT', status: '021', text: 'Out For Delivery Today', place: HOME },
  ready_for_pickup: { type: 'I', code: '2Q', status: '161', text: 'Ready for pickup at an access point', place: HOME },
  delivered: { type: 'D', code: 'FS', status: '011', text: 'DELIVERED ', place: HOME },
  attempt_failed: { type: 'X', code: '48', status: '024', text: 'The receiver was not available at the time of the attempt.', place: HOME },
  exception: { type: 'X', code: 'DC', status: '059', text: 'The package was damaged.', place: HUB },
  returning: { type: 'X', code: 'RT', status: '035', text: 'Returning to the sender', place: HOME },
  returned: { type: 'I', code: 'RD', status: '034', text: 'Returned to the sender', place: FAR },
};

const refused = (status: number, code: string, message: string): LabReply => jsonReply({ response: { errors: [{ code, message }] } }, { status, note: `refused_${code}` });
const digits = (text: string): string => text.replace(/\D/g, '');

function activityOf({ stage, at }: Happening): object {
  const row = ROWS[stage];
  const [date = '', time = ''] = wallClock(at, -5).split(' ');
  const [gmtDate = '', gmtTime = ''] = wallClock(at, 0).split(' ');
  return {
    location: { address: row.place, slic: '0001' }, status: { type: row.type, description: row.text, code: row.code, statusCode: row.status },
    date: digits(date), time: digits(time), gmtDate: digits(gmtDate), gmtOffset: '-05:00', gmtTime, logicalScan: false,
  };
}

function details(number: string, world: World): LabReply {
  const parcel = world.find(number);
  const last = parcel?.history.at(-1);
  const shipment = (more: object): LabReply => jsonReply({ trackResponse: { shipment: [{ inquiryNumber: number, ...more }] } }, { asked: [number] });
  if (parcel === undefined || last === undefined || parcel.carrier !== 'ups') return shipment({ warnings: [{ code: 'TW0001', message: 'Tracking Information Not Found' }] });
  const pack = {
    trackingNumber: number, deliveryDate: [], activity: parcel.history.toReversed().map(activityOf), packageCount: 1,
    currentStatus: { description: ROWS[last.stage].text.trim(), code: ROWS[last.stage].status }, deliveryInformation: { receivedBy: 'LAB PERSON' },
  };
  return shipment({ shipmentType: 'S', package: [pack] });
}

function grant(request: LabRequest, world: World): LabReply {
  if (request.method !== 'POST' || new URLSearchParams(request.body).get('grant_type') !== 'client_credentials') return refused(400, '10400', 'Invalid/Missing Grant Type');
  const [id, secret] = readBasic(request);
  const token = sellToken(world, 'ups', id, secret, LIFE);
  if (token === null) return refused(401, '10401', 'ClientId is Invalid');
  return jsonReply({ token_type: 'Bearer', issued_at: String(world.now()), client_id: id, access_token: token, expires_in: String(LIFE / SECOND - 1), status: 'approved' });
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path === '/security/v1/oauth/token') return grant(request, world);
  const [, number = ''] = /^\/api\/track\/v1\/details\/([^/]+)$/.exec(request.path) ?? [];
  if (number === '' || request.method !== 'GET') return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html><body>404</body></html>', note: 'wrong_path' };
  if (!hasToken(world, 'ups', request)) return refused(401, '250002', 'Invalid Authentication Information.');
  if ((request.headers['transid'] ?? '') === '' || (request.headers['transactionsrc'] ?? '') === '') return refused(400, '10001', 'transId and transactionSrc are required.');
  if (!world.within('ups', CALLS_PER_SECOND, SECOND)) return refused(429, '10429', 'Too Many Requests');
  const asked = decodeURIComponent(number);
  return /^[A-Z\d]{7,34}$/.test(asked) ? details(asked, world) : refused(400, 'TV1002', 'Invalid inquiry number.');
}

export default { hosts: ['onlinetools.ups.com'], handle } satisfies LabSource;
