/** Ship24's trackers in the lab: bearer key, one tracker for each different body, ten new ones a month, ten calls a second. */
import { SECOND } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

interface Row { readonly milestone: string; readonly text: string; readonly place: string }

const ROWS: Record<Stage, Row> = {
  announced: { milestone: 'info_received', text: 'Shipment information received', place: 'Sample Origin' },
  picked_up: { milestone: 'in_transit', text: 'Accepted by carrier', place: 'Sample Origin' },
  departed: { milestone: 'in_transit', text: 'Departed', place: 'Sample Origin' },
  arrived_in_country: { milestone: 'in_transit', text: 'Arrived at destination country', place: 'Sample Port' },
  customs: { milestone: 'in_transit', text: 'In customs', place: 'Sample Port' },
  in_transit: { milestone: 'in_transit', text: 'At a sorting centre', place: 'Sample Hub' },
  out_for_delivery: { milestone: 'out_for_delivery', text: 'Out for delivery', place: 'Sample Town' },
  ready_for_pickup: { milestone: 'available_for_pickup', text: 'Ready for pickup', place: 'Sample Town' },
  delivered: { milestone: 'delivered', text: 'Delivered', place: 'Sample Town' },
  attempt_failed: { milestone: 'failed_attempt', text: 'Delivery attempt failed', place: 'Sample Town' },
  exception: { milestone: 'exception', text: 'Damaged on the way', place: 'Sample Hub' },
  returning: { milestone: 'exception', text: 'On its way back', place: 'Sample Town' },
  returned: { milestone: 'exception', text: 'Returned to sender', place: 'Sample Origin' },
};
const FREE_A_MONTH = 10;

const refused = (status: number, code: string, message: string, more: Partial<LabReply> = {}): LabReply => jsonReply({ errors: [{ code, message }], data: null }, { status, note: code, ...more });

function eventOf(parcel: LabParcel, { stage, at }: Happening, order: number): object {
  const row = ROWS[stage];
  const clock = wallClock(at, 1).replace(' ', 'T');
  return {
    eventId: `event-${order}`, trackingNumber: parcel.number, eventTrackingNumber: parcel.number, status: row.text, occurrenceDatetime: clock, order, datetime: `${clock}.000Z`, hasNoTime: false,
    utcOffset: '+01:00', location: row.place, sourceCode: 'sample-post', courierCode: 'sample-post', statusCode: null, statusCategory: null, statusMilestone: row.milestone,
  };
}

function trackingOf(number: string, parcel: LabParcel | undefined): object {
  const history = parcel?.history ?? [];
  const last = history.at(-1);
  return {
    tracker: { trackerId: `tracker-of-${number}`, trackingNumber: number, shipmentReference: null, isSubscribed: true, isTracked: true, createdAt: '2026-11-15T09:00:00.000Z' },
    shipment: {
      shipmentId: `shipment-of-${number}`, statusCode: null, statusCategory: null, statusMilestone: last === undefined ? 'pending' : ROWS[last.stage].milestone, originCountryCode: null, destinationCountryCode: null,
      delivery: { estimatedDeliveryDate: null, courierEstimatedDeliveryDate: null, service: null, signedBy: null }, trackingNumbers: [{ tn: number }], recipient: { name: null, address: null, postCode: null, city: null, subdivision: null },
    },
    events: parcel === undefined ? [] : history.map((happening, index) => eventOf(parcel, happening, index + 1)).toReversed(),
    statistics: { timestamps: {} },
  };
}

function readNumber(body: string): string | null {
  try {
    const { trackingNumber } = JSON.parse(body) as { readonly trackingNumber?: unknown };
    return typeof trackingNumber === 'string' && /^[A-Za-z\d-]{5,50}$/.test(trackingNumber) ? trackingNumber : null;
  } catch {
    return null;
  }
}

function handle(request: LabRequest, world: World): LabReply {
  const key = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
  if (!world.hasKey('ship24', key)) return refused(401, 'unauthorized', 'Unauthorized.');
  if (request.path === '/public/v1/trackers' && request.method === 'GET') return jsonReply({ data: { trackers: [] } });
  if (request.path !== '/public/v1/trackers/track' || request.method !== 'POST') return refused(404, 'not_found', 'Not found.');
  if (!world.within('ship24', 10, SECOND)) return refused(429, 'too_many_requests', 'Too many requests.', { headers: { 'content-type': 'application/json', 'retry-after': '1' } });
  const number = readNumber(request.body);
  if (number === null || !(request.headers['content-type'] ?? '').startsWith('application/json')) return refused(400, 'validation_error', 'Please make sure that trackingNumber is valid.');
  // Every different body is another tracker, and costs.
  const trackers = world.shelf<number>('ship24');
  if (!trackers.has(request.body) && trackers.size >= FREE_A_MONTH) return refused(403, 'no_active_subscription', 'No active subscription.', { asked: [number] });
  trackers.set(request.body, world.now());
  return jsonReply({ data: { trackings: [trackingOf(number, world.find(number))] } }, { status: 201, asked: [number] });
}

export default { hosts: ['api.ship24.com'], handle } satisfies LabSource;
