/** DHL's unified tracking in the lab: a key in the header, one call a second, 250 a day, its problems as JSON. */
import { DAY, SECOND } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

/** Their words for divisions and our carriers. Stated here apart from lib/sources, so that a wrong one there is found. */
const SERVICES: Readonly<Record<string, string>> = { 'dhl-express': 'express', 'dhl-parcel-de': 'parcel-de', dhl: 'ecommerce' };

interface Row { readonly statusCode: string; readonly express: string; readonly text: string }

const ROWS: Record<Stage, Row> = {
  announced: { statusCode: 'pre-transit', express: 'pre-transit', text: 'Shipment information received' },
  picked_up: { statusCode: 'transit', express: 'PU', text: 'Shipment picked up' },
  departed: { statusCode: 'transit', express: 'DF', text: 'Shipment has left the facility' },
  arrived_in_country: { statusCode: 'transit', express: 'AF', text: 'Shipment has arrived in the country' },
  customs: { statusCode: 'transit', express: 'IC', text: 'Processed for clearance' },
  in_transit: { statusCode: 'transit', express: 'AR', text: 'Shipment is at the delivery base' },
  out_for_delivery: { statusCode: 'transit', express: 'WC', text: 'The shipment has been loaded onto the delivery vehicle' },
  ready_for_pickup: { statusCode: 'transit', express: 'CC', text: 'The shipment waits to be collected' },
  delivered: { statusCode: 'delivered', express: 'OK', text: 'The shipment has been delivered' },
  attempt_failed: { statusCode: 'failure', express: 'NH', text: 'Nobody was there' },
  exception: { statusCode: 'failure', express: 'OH', text: 'The shipment is on hold' },
  returning: { statusCode: 'failure', express: 'failure', text: 'The shipment is on its way back' },
  returned: { statusCode: 'failure', express: 'RT', text: 'Returned to shipper' },
};

const problem = (status: number, title: string, detail: string, more: Partial<LabReply>): LabReply => ({ ...jsonReply({ title, detail, status }), status, ...more });

/** Express writes offsets, the others the wall clock of the place. */
function stepOf(service: string, stage: Stage, at: number): object {
  const { statusCode, express, text } = ROWS[stage];
  const timestamp = `${wallClock(at, 1).replace(' ', 'T')}${service === 'express' ? '+01:00' : ''}`;
  return { timestamp, location: { address: { countryCode: 'DE', addressLocality: 'Musterstadt' } }, statusCode, status: service === 'express' ? express : statusCode, description: text };
}

function shipment(parcel: LabParcel, service: string): object {
  const events = parcel.history.toReversed().map(({ stage, at }) => stepOf(service, stage, at));
  return { id: parcel.number, service, origin: { address: { countryCode: 'CN' } }, destination: { address: { countryCode: 'DE' } }, status: events[0] ?? { statusCode: 'unknown', status: 'unknown' }, details: { product: { productName: 'LAB' } }, events };
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path !== '/track/shipments' || request.method !== 'GET') return problem(404, 'Not Found', 'No such resource.', { note: 'wrong_path' });
  if (!world.hasKey('dhl-unified', request.headers['dhl-api-key'] ?? '')) return problem(401, 'Unauthorized', 'Unauthorized for given resource.', { note: 'wrong_key' });
  const number = request.query.get('trackingNumber') ?? '';
  const asked = [number];
  if (number === '') return problem(400, 'Bad Request', 'Tracking number is missing.', { note: 'bad_query' });
  if (!world.within('dhl-unified/second', 1, SECOND)) return problem(429, 'Too Many Requests', 'Too many requests within defined time period.', { asked, note: 'too_fast', headers: { 'content-type': 'application/json', 'retry-after': '5' } });
  if (!world.within('dhl-unified/day', 250, DAY)) return problem(429, 'Too Many Requests', 'The daily limit is reached.', { asked, note: 'too_many' });
  const parcel = world.find(number);
  const service = parcel === undefined ? undefined : SERVICES[parcel.carrier];
  if (parcel === undefined || service === undefined) return problem(404, 'No result found', 'No shipment with given tracking number found.', { asked, note: 'not_found' });
  return jsonReply({ url: `/shipments?trackingNumber=${encodeURIComponent(number)}&offset=0&limit=5`, shipments: [shipment(parcel, service)] }, { asked });
}

export default { hosts: ['api-eu.dhl.com'], handle } satisfies LabSource;
