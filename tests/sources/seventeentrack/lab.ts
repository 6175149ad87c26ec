/** 17TRACK's tracking API v2.4 in the lab: key, register once, 40 a call, 3 calls a second, their error codes. */
import { SECOND } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

/** Their numbers for carriers and ours, stated here apart from lib/carriers, so that a wrong code there is found. */
const CARRIERS: Readonly<Record<number, { readonly id: string; readonly name: string }>> = {
  3011: { id: 'china-post', name: 'China Post' },
  2151: { id: 'correios-br', name: 'Correios' },
  190271: { id: 'cainiao', name: 'Cainiao' },
  21051: { id: 'usps', name: 'USPS' },
  100001: { id: 'dhl-express', name: 'DHL Express' },
  100002: { id: 'ups', name: 'UPS' },
  100003: { id: 'fedex', name: 'Fedex' },
  100143: { id: 'amazon-logistics', name: 'Amazon' },
};

interface Row { readonly status: string; readonly sub: string; readonly stage: string | null; readonly text: string; readonly place: string }

const ROWS: Record<Stage, Row> = {
  announced: { status: 'InfoReceived', sub: 'InfoReceived', stage: 'InfoReceived', text: 'Shipping Label Created, Awaiting Item', place: 'SAMPLETON, CA 90000' },
  picked_up: { status: 'InTransit', sub: 'InTransit_PickedUp', stage: 'PickedUp', text: 'Item accepted by carrier', place: 'SAMPLETON, CA 90000' },
  departed: { status: 'InTransit', sub: 'InTransit_Departure', stage: 'Departure', text: 'Departed country of origin', place: 'SHENZHEN' },
  arrived_in_country: { status: 'InTransit', sub: 'InTransit_Arrival', stage: 'Arrival', text: 'Arrived in destination country', place: 'ISC CHICAGO, UNITED STATES' },
  customs: { status: 'InTransit', sub: 'InTransit_CustomsProcessing', stage: null, text: 'Inbound Into Customs', place: 'ISC CHICAGO, UNITED STATES' },
  in_transit: { status: 'InTransit', sub: 'InTransit_Other', stage: null, text: 'Arrived at Regional Facility', place: 'NORTH EXAMPLE TX DISTRIBUTION CENTER' },
  out_for_delivery: { status: 'OutForDelivery', sub: 'OutForDelivery_Other', stage: 'OutForDelivery', text: 'Out for Delivery', place: 'FAIRVALE, TX 75000' },
  ready_for_pickup: { status: 'AvailableForPickup', sub: 'AvailableForPickup_Other', stage: 'AvailableForPickup', text: 'Available for Pickup', place: 'FAIRVALE, TX 75000' },
  delivered: { status: 'Delivered', sub: 'Delivered_Other', stage: 'Delivered', text: 'Delivered, In/At Mailbox', place: 'FAIRVALE, TX 75000' },
  attempt_failed: { status: 'DeliveryFailure', sub: 'DeliveryFailure_NoBody', stage: null, text: 'Notice Left (No Authorized Recipient Available)', place: 'FAIRVALE, TX 75000' },
  exception: { status: 'Exception', sub: 'Exception_Delayed', stage: null, text: 'Weather delay', place: 'FAIRVALE, TX 75000' },
  returning: { status: 'Exception', sub: 'Exception_Returning', stage: 'Returning', text: 'Return to Sender in Process', place: 'FAIRVALE, TX 75000' },
  returned: { status: 'Exception', sub: 'Exception_Returned', stage: 'Returned', text: 'Delivered to Original Sender', place: 'SAMPLETON, CA 90000' },
};

const EMPTY_PLACE = { country: null, state: null, city: null, street: null, postal_code: null, coordinates: { longitude: null, latitude: null } };
const ZONE = -6;

function timesOf(at: number): object {
  const [date = '', time = ''] = wallClock(at, ZONE).split(' ');
  return { time_iso: `${date}T${time}-06:00`, time_utc: `${wallClock(at, 0).replace(' ', 'T')}Z`, time_raw: { date, time, timezone: '-06:00' } };
}

function eventOf({ stage, at }: Happening): object {
  const row = ROWS[stage];
  return { ...timesOf(at), description: row.text, description_translation: null, location: row.place, stage: row.stage, sub_status: row.sub, address: EMPTY_PLACE };
}

function trackInfo(parcel: LabParcel | undefined, carrier: number): object {
  const history = parcel?.history ?? [];
  const last = history.at(-1);
  const events = history.toReversed().map(eventOf);
  const row = last === undefined ? null : ROWS[last.stage];
  return {
    shipping_info: { shipper_address: EMPTY_PLACE, recipient_address: EMPTY_PLACE },
    latest_status: { status: row?.status ?? 'NotFound', sub_status: row?.sub ?? 'NotFound_Other', sub_status_descr: null },
    latest_event: events[0] ?? null,
    time_metrics: { days_after_order: 4, days_of_transit: 4, days_of_transit_done: 0, days_after_last_update: 0, estimated_delivery_date: { source: null, from: null, to: null } },
    milestone: history.flatMap(({ stage, at }) => (ROWS[stage].stage === null ? [] : [{ key_stage: ROWS[stage].stage, ...timesOf(at) }])),
    misc_info: { risk_factor: 0, service_type: null, weight_raw: null, weight_kg: null, pieces: null, dimensions: null, customer_number: null, reference_number: null, local_number: null, local_provider: null, local_key: 0 },
    tracking: {
      providers_hash: 884120377,
      providers: [{
        provider: { key: carrier, name: CARRIERS[carrier]?.name ?? '', alias: CARRIERS[carrier]?.name ?? '', tel: null, homepage: 'https://www.example.com/', country: 'US' },
        service_type: null, latest_sync_status: last === undefined ? 'Failure' : 'Success', latest_sync_time: '2026-11-20T07:41:12Z', provider_lang: 'en', provider_tips: null, events_hash: events.length, events,
      }],
    },
  };
}

interface Item { readonly number?: string; readonly carrier?: number | string }
interface Rejection { readonly number: string; readonly carrier: string; readonly error: { readonly code: number; readonly message: string } }

/** A failure of the whole request beside `code: 0`, as the key check gives it. */
const envelope = (code: number, message: string, note: string, status = 200): LabReply => jsonReply({ code: 0, data: { errors: [{ code, message }] } }, { status, note });

function reject(item: Item, code: number, message: string): Rejection {
  return { number: item.number ?? '', carrier: String(item.carrier ?? 0), error: { code, message } };
}

/** The carrier named, else the one of the parcel; 0 where none can be told. */
function carrierOf(item: Item, world: World): number {
  const named = Number(item.carrier ?? 0);
  if (named !== 0) return named;
  const parcel = world.find(item.number ?? '');
  const detected = Object.entries(CARRIERS).find(([, carrier]) => carrier.id === parcel?.carrier);
  return detected === undefined ? 0 : Number(detected[0]);
}

/** New numbers that the account has; a test may say how many on the shelf `seventeentrack/quota`. */
const quotaOf = (world: World): number => world.shelf<number>('seventeentrack/quota').get('total') ?? 100;

function tellQuota(world: World): LabReply {
  const used = world.shelf<number>('seventeentrack').size;
  return jsonReply({ code: 0, data: { quota_total: quotaOf(world), quota_used: used, quota_remain: quotaOf(world) - used, today_used: used, max_track_daily: 0, free_email_quota: 0, free_email_quotaused: 0 } });
}

function register(item: Item, world: World): object | Rejection {
  const number = item.number ?? '';
  const registered = world.shelf<number>('seventeentrack');
  if (!/^[A-Za-z0-9]{5,50}$/.test(number)) return reject(item, -18010012, `The format of '${number}' is invalid.`);
  const carrier = carrierOf(item, world);
  if (carrier === 0) return reject(item, -18019903, 'Carrier cannot be detected.');
  if (registered.has(`${number}/${carrier}`)) return reject({ number, carrier }, -18019901, `The tracking number '${number}' has been registered, don't need to repeat registration.`);
  if (registered.size >= quotaOf(world)) return reject({ number, carrier }, -18019908, 'The quota is used up.');
  registered.set(`${number}/${carrier}`, world.now());
  return { origin: 1, number, carrier, email: null, tag: null, lang: null };
}

function read(item: Item, world: World): object | Rejection {
  const number = item.number ?? '';
  const carrier = carrierOf(item, world);
  if (!world.shelf<number>('seventeentrack').has(`${number}/${carrier}`)) return reject(item, -18019902, `The tracking number '${number}' does not register, please register first.`);
  const parcel = world.find(number);
  const own = parcel?.carrier === CARRIERS[carrier]?.id ? parcel : undefined;
  return { number, carrier, param: null, tag: null, lang: null, track_info: trackInfo(own, carrier) };
}

const VERBS: Readonly<Record<string, (item: Item, world: World) => object>> = { register, gettrackinfo: read };

function handle(request: LabRequest, world: World): LabReply {
  const word = /^\/track\/v2\.4\/([a-z]+)$/.exec(request.path)?.[1] ?? '';
  const verb = VERBS[word];
  if ((verb === undefined && word !== 'getquota') || request.method !== 'POST') return { ...jsonReply({ code: -18010003 }), status: 404, note: 'wrong_path' };
  if (!world.hasKey('seventeentrack', request.headers['17token'] ?? '')) return envelope(-18010002, 'Invalid access token.', 'wrong_key', 401);
  if (!world.within('seventeentrack', 3, SECOND)) return { status: 429, headers: { 'content-type': 'text/plain' }, body: 'Too Many Requests', note: 'too_fast' };
  if (verb === undefined) return tellQuota(world);
  const items: unknown = JSON.parse(request.body);
  if (!Array.isArray(items) || items.length === 0) return envelope(-18010010, 'The submitted data is empty.', 'bad_body');
  if (items.length > 40) return envelope(-18010014, 'Exceeded 40 numbers limit.', 'over_40');
  const results = (items as readonly Item[]).map((item) => verb(item, world));
  const rejected = results.filter((result) => 'error' in result);
  const accepted = results.filter((result) => !('error' in result));
  const asked = verb === read ? (items as readonly Item[]).map((item) => item.number ?? '') : [];
  return jsonReply({ code: 0, data: { accepted, rejected } }, { asked });
}

export default { hosts: ['api.17track.net'], handle } satisfies LabSource;
