/** La Poste's own page service in the lab: a list of one, rows oldest first, code 104 for what it does not know, and a refusal out of the blue. */
import { jsonReply, htmlReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

interface Row { readonly group: string; readonly code: string; readonly label: string }

const ROWS: Record<Stage, Row> = {
  announced: { group: 'EXPANN', code: 'DR1', label: 'Votre colis nous sera bientôt confié.' },
  picked_up: { group: 'ACHNAT', code: 'PC1', label: 'Votre colis est pris en charge.' },
  departed: { group: '', code: 'ET2', label: 'Votre colis va quitter son pays d’expédition.' },
  arrived_in_country: { group: '', code: 'ET3', label: 'Votre colis est dans le pays de destination.' },
  customs: { group: 'AARIDOU', code: 'DO1', label: 'Votre colis est en douane.' },
  in_transit: { group: 'ACHNAT', code: 'ET1', label: 'Votre colis est en route.' },
  out_for_delivery: { group: 'DISTOU', code: 'MD1', label: 'Votre colis est en tournée.' },
  ready_for_pickup: { group: 'DISMAD', code: 'AG1', label: 'Votre colis vous attend au point de retrait.' },
  delivered: { group: 'DESTIN', code: 'DI1', label: 'Votre colis est livré.' },
  attempt_failed: { group: 'DISIECHEC', code: 'ND1', label: 'Votre colis n’a pas été remis.' },
  exception: { group: 'DISINS', code: 'AN1', label: 'L’adresse est incomplète.' },
  returning: { group: 'RETOUR', code: 'RE1', label: 'Votre colis retourne à son expéditeur.' },
  returned: { group: 'RETOUR', code: 'DI2', label: 'Votre colis est rendu à son expéditeur.' },
};

/** One call in so many meets the page below, as now and then in life. */
const INCIDENT_EVERY = 5;
const INCIDENT = '<!doctype html><html lang="fr"><head><title>Site indisponible - Incident en cours</title></head><body><h1>Site indisponible</h1></body></html>';

const stamp = (at: number): string => `${wallClock(at, 1).replace(' ', 'T')}+01:00`;

function shipment({ number, history }: LabParcel): object {
  const over = history.some(({ stage }) => stage === 'delivered' || stage === 'returned');
  const event = history.map(({ stage, at }, index) => ({ ...ROWS[stage], date: stamp(at), country: 'FR', order: index + 1 }));
  return { idShip: number, product: 'colissimo', isFinal: over, entryDate: event[0]?.date ?? null, timeline: [], event, contextData: { originCountry: 'FR', arrivalCountry: 'FR', deliveryChoice: null } };
}

function handle(request: LabRequest, world: World): LabReply {
  const number = /^\/ssu\/sun\/back\/suivi-unifie\/([^/]+)$/.exec(request.path)?.[1];
  if (number === undefined || request.method !== 'GET') return { ...htmlReply('<!doctype html><title>Page introuvable</title>'), status: 404, note: 'wrong_path' };
  const asked = [number];
  const shelf = world.shelf<number>('laposte');
  const calls = (shelf.get('calls') ?? 0) + 1;
  shelf.set('calls', calls);
  if (calls % INCIDENT_EVERY === 0) return { ...htmlReply(INCIDENT), status: 403, asked, note: 'incident' };
  const lang = request.query.get('lang') ?? 'fr';
  const parcel = world.find(number);
  if (parcel?.carrier !== 'la-poste') return jsonReply([{ lang, returnCode: 104, returnMessage: 'Envoi inconnu' }], { asked });
  return jsonReply([{ lang, returnCode: 0, returnMessage: 'OK', shipment: shipment(parcel) }], { asked });
}

export default { hosts: ['www.laposte.fr'], handle } satisfies LabSource;
