/** USPS Tracking v3 in the lab: a token for eight hours, one number in the path, 60 calls an hour, 404 for strangers. */
import { HOUR, SECOND } from '@/lib/model/time';
import { readJson } from '@/lib/adapter/text';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { hasToken, sellToken } from '@/tests/lab/tokens';
import { wallClock } from '@/tests/lab/wall-clock';
import type { World } from '@/tests/lab/world';

const LIFE = 8 * HOUR;
const CALLS_PER_HOUR = 60;

interface Row { readonly code: string; readonly text: string; readonly category: string; readonly place: readonly [string | null, string | null, string | null] }
const HOME = ['OAKFIELD', 'ME', '04763'] as const;
const HUB = ['MIDDLEHUB IL DISTRIBUTION CENTER', null, null] as const;
const FAR = ['WESTPORT', 'CA', '90000'] as const;

/** Codes that we have no word for (failed attempts, returns) are the ones that USPS prints in Publication 97. */
const ROWS: Record<Stage, Row> = {
  announced: { code: 'GX', text: 'Shipping Label Created, USPS Awaiting Item', category: 'Pre-Shipment', place: FAR },
  picked_up: { code: '03', text: 'USPS in possession of item', category: 'Accepted', place: FAR },
  departed: { code: 'T1', text: 'Departed USPS Regional Facility', category: 'In Transit', place: HUB },
  arrived_in_country: { code: 'A1', text: 'Arrived at USPS Regional Facility', category: 'In Transit', place: HUB },
  customs: { code: 'SF', text: 'Processed Through Facility', category: 'In Transit', place: HUB },
  in_transit: { code: 'TL', text: 'In Transit to Next Facility', category: 'In Transit', place: [null, null, null] },
  out_for_delivery: { code: 'OF', text: 'Out for Delivery', category: 'Out for Delivery', place: HOME },
  ready_for_pickup: { code: '16', text: 'Available for Pickup', category: 'Available for Pickup', place: HOME },
  delivered: { code: '01', text: 'Delivered, In/At Mailbox', category: 'Delivered', place: HOME },
  attempt_failed: { code: '02', text: 'Notice Left (No Authorized Recipient Available)', category: 'Delivery Attempt', place: HOME },
  exception: { code: '05', text: 'Undeliverable as Addressed', category: 'Alert', place: HOME },
  returning: { code: '09', text: 'Return to Sender Processed', category: 'Alert', place: HUB },
  returned: { code: '29', text: 'Returned to Sender', category: 'Alert', place: FAR },
};

const refused = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): LabReply => {
  const reply = jsonReply({ apiVersion: '/tracking/v3', error: { code: String(status), message, errors: [] } }, { status, note: `refused_${status}` });
  return { ...reply, headers: { ...reply.headers, ...headers } };
};

function eventOf({ stage, at }: Happening): object {
  const { text, code, place: [city, state, zip] } = ROWS[stage];
  return {
    eventType: text, eventTimestamp: wallClock(at, -5).replace(' ', 'T'), GMTTimestamp: `${wallClock(at, 0).replace(' ', 'T')}Z`, GMTOffset: '-05:00',
    eventCountry: null, eventCity: city, eventState: state, eventZIP: zip, firm: null, name: 'LAB PERSON', authorizedAgent: 'false', eventCode: code, additionalProp: null,
  };
}

function details(number: string, world: World): LabReply {
  const parcel = world.find(number);
  const last = parcel?.history.at(-1);
  if (parcel === undefined || last === undefined || parcel.carrier !== 'usps') return { ...refused(404, 'Tracking is not available for this item.'), asked: [number], note: 'ok' };
  const { text, category } = ROWS[last.stage];
  const body = {
    mailClass: 'USPS Ground Advantage<SUP>&#153;</SUP>', serviceTypeCode: '001', status: text, statusCategory: category, statusSummary: `Your item: ${text}.`,
    trackingEvents: parcel.history.toReversed().map(eventOf), trackingNumber: number,
  };
  return jsonReply(body, { asked: [number] });
}

interface Wanted { readonly grant_type?: string; readonly client_id?: string; readonly client_secret?: string }

function grant(request: LabRequest, world: World): LabReply {
  const wanted = readJson(request.body) as Wanted | undefined;
  const no = (error: string, words: string): LabReply => jsonReply({ error, error_description: words, error_uri: '' }, { status: error === 'invalid_client' ? 401 : 400, note: error });
  if (request.method !== 'POST' || wanted?.grant_type !== 'client_credentials') return no('unsupported_grant_type', 'client_credentials alone is sold here.');
  const token = sellToken(world, 'usps', wanted.client_id ?? '', wanted.client_secret ?? '', LIFE);
  if (token === null) return no('invalid_client', 'The client credentials are invalid.');
  return jsonReply({ access_token: token, token_type: 'Bearer', issued_at: world.now(), expires_in: LIFE / SECOND - 1, status: 'approved', scope: 'tracking', issuer: 'lab', client_id: wanted.client_id });
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path === '/oauth2/v3/token') return grant(request, world);
  const [, number = ''] = /^\/tracking\/v3\/tracking\/([^/]+)$/.exec(request.path) ?? [];
  if (number === '' || request.method !== 'GET') return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html><body>404</body></html>', note: 'wrong_path' };
  if (!hasToken(world, 'usps', request)) return refused(401, 'The access token is invalid or has expired.');
  if (!world.within('usps', CALLS_PER_HOUR, HOUR)) return refused(429, 'Exceeded quota limit for the application.', { 'retry-after': '1800' });
  if (request.query.get('expand') !== 'DETAIL') return refused(400, 'expand must be DETAIL here.');
  return details(decodeURIComponent(number), world);
}

export default { hosts: ['apis.usps.com'], handle } satisfies LabSource;
