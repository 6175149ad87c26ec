/** A carrier that Ordertrail does not know, in the lab: a made-up JSON endpoint with a key in a header and words of its own. */
import { wallClock } from './wall-clock';
import { jsonReply, type LabReply, type LabRequest, type LabSource } from './contract';
import type { Stage } from './life';
import type { World } from './world';

export const OWN_HOST = 'api.sample-parcels.net';
/** What the lab's world calls it: keys and parcels go by this name. */
export const OWN_NAME = 'sample-parcels';

const WORDS: Partial<Record<Stage, string>> = { announced: 'REGISTERED', picked_up: 'COLLECTED', in_transit: 'ON_ROAD', out_for_delivery: 'WITH_COURIER', delivered: 'HANDED_OVER' };

function handle(request: LabRequest, world: World): LabReply {
  const number = /^\/v1\/track\/([^/]+)$/.exec(request.path)?.[1] ?? '';
  if (!world.hasKey(OWN_NAME, request.headers['x-api-key'] ?? '')) return { ...jsonReply({ error: 'who are you?' }), status: 401, note: 'wrong_key' };
  if (request.headers['cookie'] !== undefined) return { ...jsonReply({}), status: 400, note: 'credentials' };
  const parcel = world.find(number);
  if (parcel?.carrier !== OWN_NAME) return { ...jsonReply({ error: 'no such parcel' }), status: 404, note: 'not_found', asked: [number] };
  const log = parcel.history.toReversed().map(({ stage, at }) => ({ when: `${wallClock(at, 1).replace(' ', 'T')}+01:00`, what: `Parcel ${stage.replaceAll('_', ' ')}`, where: { city: 'Musterstadt' }, state: WORDS[stage] ?? stage.toUpperCase() }));
  return jsonReply({ parcel: { no: number, log } }, { asked: [number] });
}

export default { hosts: [OWN_HOST], handle } satisfies LabSource;
