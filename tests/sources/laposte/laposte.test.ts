import { expect, it } from 'vitest';
import laposte from '@/lib/sources/laposte';
import { World } from '@/tests/lab/world';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';
import lab from './lab';

const read = (name: string, number: string) => readBody(laposte, fixture('laposte', name), [ask(number)]);
const NUMBER = '6C10000000017';
const withRows = (...event: readonly object[]): string => JSON.stringify([{ returnCode: 0, shipment: { idShip: NUMBER, event: event.map((row) => ({ label: 'x', date: '2026-10-05T10:00:00+02:00', country: 'FR', order: 1, ...row })) } }]);

keepsTheContract({
  source: laposte,
  good: { fixture: 'delivered.json', question: ask(NUMBER) },
  personal: ['12 rue Inventée'],
  withCode: (code) => withRows({ group: '', code }),
  otherWords: [(code) => withRows({ group: code, code: null }), (code) => withRows({ group: code.slice(0, code.lastIndexOf('/')), code: code.slice(code.lastIndexOf('/') + 1) })],
  // The round is only being made ready.
  explains: ({ status, description }, { events }) => status === 'in_transit' && [description, ...events.map((event) => event.description)].some((text) => text?.includes('préparons') === true),
  keyed: false,
});

it('a delivered parcel whose rows come oldest first; the round that is being made ready is still in the office', () => {
  expect(read('delivered.json', NUMBER).answers).toEqual([{
    kind: 'found', carrier: 'la-poste',
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'DESTIN/DI1', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-03T11:00:00+02:00', localTime: null, rawTime: '2026-10-03T11:00:00+02:00', location: 'FR', description: 'Votre colis a été livré.', status: 'delivered', subStatus: null, sourceCode: 'DESTIN/DI1' },
        { time: '2026-10-03T08:00:00+02:00', localTime: null, rawTime: '2026-10-03T08:00:00+02:00', location: 'FR', description: 'En tournée', status: 'out_for_delivery', subStatus: null, sourceCode: 'DISTOU/MD2' },
        { time: '2026-10-03T06:00:00+02:00', localTime: null, rawTime: '2026-10-03T06:00:00.000+02:00', location: 'FR', description: 'Nous le préparons pour la tournée.', status: 'in_transit', subStatus: 'at_delivery_office', sourceCode: 'DISTOU/MD2' },
        { time: '2026-10-02T17:00:00+02:00', localTime: null, rawTime: '2026-10-02T17:00:00+02:00', location: 'FR', description: 'Pris en charge', status: 'in_transit', subStatus: 'picked_up', sourceCode: 'ACHNAT/PC2' },
        { time: '2026-10-01T10:00:00+02:00', localTime: null, rawTime: '2026-10-01T10:00:00+02:00', location: 'FR', description: 'Annoncé', status: 'pre_transit', subStatus: 'info_received', sourceCode: 'EXPANN/DR1' },
      ],
    },
  }]);
});

it('rows are in order of instants, equals by their order; a group alone counts; the partner\'s other number and the day are kept', () => {
  expect(read('under-way.json', 'CB200300400FR').answers).toMatchObject([{ report: {
    status: 'in_transit', subStatus: 'customs_cleared', eta: { from: '2026-10-12', until: '2026-10-12' }, related: [{ role: 'last_mile', carrier: null, number: 'ZZ000000001' }],
    events: [
      { sourceCode: 'AARENDDOU/DO2', time: '2026-10-05T09:00:00-04:00' }, { sourceCode: 'AARIDOU', subStatus: 'customs_processing' },
      { sourceCode: 'ET2', status: 'in_transit', subStatus: null, location: null }, { sourceCode: 'ACHNAT/ET1', location: 'FR' },
    ],
  } }]);
});

it('at the pickup point nothing is expected any more; the failed round before says where it went', () => {
  expect(read('pickup-point.json', '8R10000000024').answers).toMatchObject([{ report: { status: 'ready_for_pickup', subStatus: 'pickup_point', eta: null, events: [{}, { status: 'attempt_failed', subStatus: 'redirected_to_pickup' }] } }]);
});

it('without an offset the wall clock stands, and rows are in order of what is known', () => {
  expect(read('without-offset.json', '8R10000000048').answers).toMatchObject([{ report: { status: 'returning', subStatus: null, events: [{ time: '2026-10-06T11:00:00+02:00' }, { time: null, localTime: '2026-10-05', rawTime: '2026-10-05' }, { time: null, localTime: '2026-10-04T11:00:00' }] } }]);
  expect(readBody(laposte, withRows({ code: 'PC1', date: null, order: 1 }, { code: 'DI1', order: 2 }), [ask(NUMBER)]).answers).toMatchObject([{ report: { status: 'delivered', events: [{ sourceCode: 'DI1' }, { sourceCode: 'PC1', time: null, localTime: null }] } }]);
});

it.each([
  ['DR1', 'pre_transit', 'info_received'], ['PC1', 'in_transit', 'picked_up'], ['PC2', 'in_transit', 'picked_up'], ['ET1', 'in_transit', null], ['ET4', 'in_transit', null], ['EP1', 'in_transit', null], ['TR1', 'in_transit', null], ['ET2', 'in_transit', null],
  ['ET3', 'in_transit', 'arrived_destination_country'], ['DO1', 'in_transit', 'customs_processing'], ['DO2', 'in_transit', 'customs_cleared'], ['MD1', 'out_for_delivery', null], ['MD2', 'out_for_delivery', null],
  ['MD3', 'attempt_failed', 'redirected_to_pickup'], ['ND1', 'attempt_failed', null], ['AG1', 'ready_for_pickup', 'pickup_point'], ['AN1', 'exception', 'address_problem'], ['RE1', 'returning', null], ['DI1', 'delivered', null], ['DI2', 'returned', 'to_sender'],
])('code %s is %s %s, whatever its group', (code, status, subStatus) => {
  const { answers, drift } = readBody(laposte, withRows({ group: 'EXPANN', code }), [ask(NUMBER)]);
  expect(answers).toMatchObject([{ report: { status, subStatus, rawStatus: `EXPANN/${code}` } }]);
  expect(drift).toEqual([]);
});

it.each([
  ['EXPANN', 'pre_transit', 'info_received'], ['ACHNAT', 'in_transit', null], ['DISARR', 'in_transit', null], ['AARIDOU', 'in_transit', 'customs_processing'], ['AARENDDOU', 'in_transit', 'customs_cleared'], ['DISTOU', 'out_for_delivery', null],
  ['DISMAD', 'ready_for_pickup', 'pickup_point'], ['DISIECHEC', 'attempt_failed', null], ['DISINS', 'exception', null], ['DESBAL', 'delivered', null], ['DESTIN', 'delivered', null], ['DESLIVD', 'delivered', null], ['RETOUR', 'returning', null],
])('group %s alone is %s %s', (group, status, subStatus) => {
  const { answers, drift } = readBody(laposte, withRows({ group, code: null }), [ask(NUMBER)]);
  expect(answers).toMatchObject([{ report: { status, subStatus, rawStatus: group } }]);
  expect(drift).toEqual([]);
});

it('an unlisted code keeps its group and is noted; without a known group it is unknown and the next row counts', () => {
  const { answers, drift } = read('unlisted-codes.json', '8R10000000031');
  expect(answers).toMatchObject([{ report: { status: 'exception', subStatus: null, events: [{ status: 'unknown', subStatus: 'unmapped', sourceCode: 'NOUVEAU/ZZ9' }, { status: 'exception' }] } }]);
  expect(drift.map(({ seen }) => seen)).toEqual(['NOUVEAU/ZZ9', 'DISINS/QQ1']);
});

it('104 is not found whatever the HTTP status; any other code is trouble at their side', () => {
  const unknown = { kind: 'not_found', carrier: 'la-poste', subStatus: 'no_record', code: '104', message: 'Numéro inconnu' };
  for (const httpStatus of [200, 404]) expect(readBody(laposte, fixture('laposte', 'not-found.json'), [ask(NUMBER)], { httpStatus }).answers).toEqual([unknown]);
  expect(readBody(laposte, '{"returnCode":104,"returnMessage":"Numéro inconnu"}', [ask(NUMBER)]).answers).toEqual([unknown]);
  expect(read('unavailable.json', NUMBER).answers).toEqual([{ kind: 'failed', carrier: 'la-poste', failure: 'upstream', code: '500', message: 'Service indisponible' }]);
});

it('an empty list proves nothing; a shipment without rows is known and says nothing; one of a new shape is noticed', () => {
  expect(readBody(laposte, '[]', [ask(NUMBER)]).answers).toEqual([{ kind: 'inconclusive', carrier: 'la-poste', code: null, message: null }]);
  expect(readBody(laposte, withRows(), [ask(NUMBER)]).answers).toMatchObject([{ kind: 'found', report: { status: 'unknown', subStatus: 'unmapped', events: [] } }]);
  const { answers, drift } = readBody(laposte, `[{"returnCode":0,"shipment":{"idShip":"${NUMBER}","event":"later"}}]`, [ask(NUMBER)]);
  expect([answers, drift]).toMatchObject([[{ kind: 'failed', failure: 'changed' }], [{ path: 'shipment' }]]);
});

it('a refusal out of the blue is asked again at once, three times at most', async () => {
  const refusal = { status: 403, contentType: 'text/html', body: fixture('laposte', 'incident.html') };
  const often = errandWith(() => refusal);
  expect(await laposte.track([ask(NUMBER)], often.errand)).toEqual([{ kind: 'failed', carrier: 'la-poste', failure: 'challenge', code: '403', message: null }]);
  expect(often.requests).toHaveLength(4);
  let calls = 0;
  const once = errandWith(() => ((calls += 1) === 1 ? refusal : fixture('laposte', 'delivered.json')));
  expect(await laposte.track([ask(NUMBER)], once.errand)).toMatchObject([{ kind: 'found' }]);
  expect(once.requests.map(({ url }) => url)).toEqual(Array.from({ length: 2 }, () => `https://www.laposte.fr/ssu/sun/back/suivi-unifie/${NUMBER}?lang=fr`));
});

it('a number of another form is not asked: it would stand in the path', async () => {
  const { errand, requests } = errandWith(() => '');
  expect(await laposte.track([ask('../SUIVI?A=1')], errand)).toEqual([{ kind: 'inconclusive', carrier: 'la-poste', code: null, message: null }]);
  expect(await laposte.track([], errand)).toEqual([]);
  expect(requests).toEqual([]);
});

it('asks and reads a whole life in the lab, its incidents included', async () => {
  const world = new World(() => Date.UTC(2026, 9, 10, 12));
  world.add({ number: NUMBER, carrier: 'la-poste' });
  const { errand } = errandWith((request) => lab.handle({ host: new URL(request.url).hostname, method: request.method, path: new URL(request.url).pathname, query: new URL(request.url).searchParams, headers: {}, body: '' }, world));
  const status = async (number: string): Promise<unknown> => {
    const [answer] = await laposte.track([ask(number)], errand);
    return answer?.kind === 'found' ? answer.report.status : answer?.kind;
  };
  expect(await status('6C10000009999')).toBe('not_found');
  expect(await status(NUMBER)).toBe('in_transit');
  for (const stage of ['attempt_failed', 'ready_for_pickup', 'delivered', 'returning', 'returned'] as const) {
    world.move(NUMBER, stage);
    expect(await status(NUMBER)).toBe(stage);
  }
});
