/** InPost's ShipX tracking in the lab: the number in the path, offsets on every row, its own error envelope. */
import { MINUTE } from '@/lib/model/time';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

/** Stages without a word are not told by the real service either. */
const WORDS: Partial<Record<Stage, string>> = {
  announced: 'confirmed', picked_up: 'collected_from_sender', departed: 'sent_from_source_branch', in_transit: 'adopted_at_sorting_center', out_for_delivery: 'out_for_delivery', ready_for_pickup: 'ready_to_pickup',
  delivered: 'delivered', attempt_failed: 'avizo', exception: 'delay_in_delivery', returned: 'returned_to_sender',
};

const stamp = (at: number): string => `${wallClock(at, 1).replace(' ', 'T')}.000+01:00`;
const refused = (status: number, error: string, message: string, more: Partial<LabReply>): LabReply => ({ ...jsonReply({ status, error, message, details: {} }), status, note: error, ...more });

function tracking(parcel: LabParcel): object {
  const details = parcel.history.flatMap(({ stage, at }) => (WORDS[stage] === undefined ? [] : [{ status: WORDS[stage], origin_status: 'LAB', agency: stage === 'in_transit' ? 'LOD' : null, location: null, datetime: stamp(at) }]));
  const machine = { name: 'LAB01M', opening_hours: '24/7', location_description: parcel.pickup.place, location: { latitude: 52, longitude: 19 }, address: { line1: 'Przykładowa 1', line2: '00-001 Warszawa' }, type: ['parcel_locker'], location247: true };
  return {
    tracking_number: parcel.number, service: 'inpost_locker_standard', type: 'inpost_locker_standard', status: details.at(-1)?.status ?? 'created',
    custom_attributes: { size: 'A', target_machine_id: 'LAB01M', target_machine_detail: machine, end_of_week_collection: false },
    tracking_details: details.toReversed(), expected_flow: [], created_at: details[0]?.datetime ?? null, updated_at: details.at(-1)?.datetime ?? null,
  };
}

function handle(request: LabRequest, world: World): LabReply {
  const number = /^\/v1\/tracking\/([^/]+)$/.exec(request.path)?.[1];
  if (number === undefined || request.method !== 'GET') return refused(404, 'routing_error', 'Nie ma takiej strony.', { note: 'wrong_path' });
  const asked = [number];
  if (!world.within('inpost', 60, MINUTE)) return refused(429, 'too_many_requests', 'Zbyt wiele zapytań.', { asked, note: 'too_fast' });
  const parcel = world.find(number);
  if (!/^\d{24}$/.test(number) || parcel?.carrier !== 'inpost-pl') return refused(404, 'resource_not_found', 'Przesyłka nie istnieje.', { asked });
  return jsonReply(tracking(parcel), { asked });
}

export default { hosts: ['api-shipx-pl.easypack24.net'], handle } satisfies LabSource;
