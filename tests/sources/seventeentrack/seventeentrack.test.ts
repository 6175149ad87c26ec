import { expect, it } from 'vitest';
import { SourceFailure } from '@/lib/adapter/contract';
import { sources } from '@/lib/catalog/meta';
import seventeentrack from '@/lib/sources/seventeentrack';
import { keepsTheContract } from '../contract';
import { ask, errandWith, fixture, readBody } from '../reading';

const read = (name: string, ...numbers: readonly string[]) => readBody(seventeentrack, fixture('seventeentrack', name), numbers.map((number) => ask(number)));
const SECRETS = { token: 'T0KEN-OF-THE-USER' };
const event = (more: object): object => ({ time_iso: '2026-10-01T10:00:00Z', description: 'x', ...more });
const reply = (latest_status: object, ...events: readonly object[]): string =>
  JSON.stringify({ code: 0, data: { accepted: [{ number: 'LX200300400CN', carrier: 3011, track_info: { latest_status, tracking: { providers: [{ events }] } } }], rejected: [] } });
const refusal = (code: number): string => JSON.stringify({ code: 0, data: { accepted: [], rejected: [{ number: 'LX200300400CN', carrier: 3011, error: { code, message: 'their words' } }] } });

keepsTheContract({
  source: seventeentrack,
  good: { fixture: 'under-way.json', question: ask('LX200300400CN', { memo: { registered: true } }) },
  personal: ['Verborgene Gasse'],
  withCode: (code) => reply({ status: 'InTransit', sub_status: 'InTransit_Other' }, event(code === '' ? { sub_status: null, stage: 'BRAND_NEW' } : { sub_status: code })),
  otherWords: [(code) => reply({ status: 'InTransit', sub_status: 'InTransit_Other' }, event({ sub_status: null, stage: code })), (code) => reply({ status: code, sub_status: code })],
  secrets: SECRETS,
  keyed: true,
});

it('a delivered parcel: text tidied and decoded, fractions dropped, the place from the address where none is written, no ETA', () => {
  expect(read('delivered.json', 'RB500600700DE').answers).toEqual([{
    kind: 'found', carrier: 'slug-of-7041', memo: { registered: true },
    report: {
      status: 'delivered', subStatus: null, rawStatus: 'Delivered_Other', eta: null, related: [], pickup: null,
      events: [
        { time: '2026-10-05T11:42:10+02:00', localTime: null, rawTime: '2026-10-05T11:42:10.250+02:00', location: 'Musterstadt', description: 'Delivered to the mailbox & confirmed', status: 'delivered', subStatus: null, sourceCode: 'Delivered_Other' },
        { time: '2026-10-05T07:03:00+02:00', localTime: null, rawTime: '2026-10-05T07:03:00+02:00', location: 'Musterstadt', description: 'Out for delivery', status: 'out_for_delivery', subStatus: null, sourceCode: 'OutForDelivery_Other' },
        { time: '2026-10-03T19:20:00+08:00', localTime: null, rawTime: '2026-10-03T19:20:00+08:00', location: 'Dongguan, Guangdong, CN', description: 'Accepted', status: 'in_transit', subStatus: 'picked_up', sourceCode: 'InTransit_PickedUp' },
      ],
    },
  }]);
});

it('two legs are one history, the last leg first, with the ETA as it is given and the last-mile number', () => {
  expect(read('under-way.json', 'LX200300400CN').answers).toMatchObject([{ carrier: 'slug-of-3011', report: {
    status: 'in_transit', subStatus: 'customs_info_required', eta: { from: '2026-10-08', until: '2026-10-10' }, related: [{ role: 'last_mile', carrier: 'slug-of-7041', number: '00340011223344556670' }],
    events: [{ description: 'Customs wants papers' }, { description: 'Arrived' }, { description: 'Left the country' }, { description: 'Picked up' }],
  } }]);
});

it('without time_iso the raw clock stands without a zone, and the list keeps its order', () => {
  expect(read('odd-times.json', 'CL400500600CN').answers).toMatchObject([{ report: { status: 'ready_for_pickup', eta: null, events: [
    { time: null, localTime: '2026-10-04T12:30:00', rawTime: '2026-10-04 12:30:00', status: 'ready_for_pickup', sourceCode: 'AvailableForPickup' },
    { time: null, localTime: '2026-10-03', rawTime: '2026-10-03' },
    { time: '2026-10-05T08:00:00+02:00', status: 'unknown', subStatus: 'unmapped', sourceCode: null },
  ] } }]);
});

it('not found is an answer; carrier 0 names none, then the question\'s counts', () => {
  expect(read('not-found.json', 'XX0000000017').answers).toEqual([{ kind: 'not_found', carrier: null, subStatus: 'no_record', code: 'NotFound_Other', message: null, memo: { registered: true } }]);
  expect(readBody(seventeentrack, fixture('seventeentrack', 'not-found.json'), [ask('XX0000000017', { carrierCode: 21051 })]).answers).toMatchObject([{ carrier: 'slug-of-21051' }]);
});

it('a batch is sorted out by number; taken, refused and missing ones each get their own answer', () => {
  expect(read('batch.json', 'DDD44444', 'CCC33333', 'BBB22222', 'AAA11111', 'EEE55555').answers).toMatchObject([
    { kind: 'not_found', subStatus: 'lookup_pending', code: '-18019909' },
    { kind: 'failed', failure: 'not_registered', code: '-18019902', memo: { registered: false } },
    { kind: 'found', carrier: 'slug-of-100003', report: { status: 'returning', subStatus: null } },
    { kind: 'found', report: { status: 'expired', subStatus: null } },
    { kind: 'inconclusive' },
  ]);
});

it('one number asked for two carriers gets each its own entry', () => {
  const track_info = (sub_status: string): object => ({ latest_status: { status: 'x', sub_status }, tracking: { providers: [] } });
  const body = JSON.stringify({ code: 0, data: { accepted: [{ number: 'N1N1N1', carrier: 1, track_info: track_info('Delivered_Other') }, { number: 'N1N1N1', carrier: 2, track_info: track_info('Exception_Lost') }], rejected: [] } });
  const { answers } = readBody(seventeentrack, body, [ask('N1N1N1', { carrierCode: '2' }), ask('N1N1N1', { carrierCode: 1 })]);
  expect(answers).toMatchObject([{ report: { status: 'exception', subStatus: 'lost' } }, { report: { status: 'delivered' } }]);
});

it('registering says nothing of the parcel, and an earlier registration is as good as a new one', () => {
  expect(read('register.json', 'AAA11111', 'BBB22222', 'CCC33333', 'DDD44444', 'EEE55555').answers).toMatchObject([
    { kind: 'inconclusive', code: null, memo: { registered: true } }, { kind: 'inconclusive', code: '-18019901', memo: { registered: true } },
    { kind: 'not_found', subStatus: 'invalid_number' }, { kind: 'failed', failure: 'needs_input' }, { kind: 'failed', failure: 'quota_exhausted' },
  ]);
});

it('a wrong key is told for every number, whatever the HTTP status', () => {
  for (const httpStatus of [200, 401]) {
    expect(readBody(seventeentrack, fixture('seventeentrack', 'wrong-key.json'), [ask('A1A1A1'), ask('B2B2B2')], { httpStatus }).answers).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'failed', carrier: null, failure: 'auth', code: '-18010002', message: 'The key is not known.' })),
    );
  }
  expect(readBody(seventeentrack, '{"code":-18010004,"message":"off"}', [ask('A1A1A1')]).answers).toMatchObject([{ failure: 'auth', code: '-18010004' }]);
});

it.each([
  [-18010001, 'auth'], [-18010003, 'upstream'], [-18010005, 'auth'], [-18010014, 'upstream'], [-18010018, 'needs_input'], [-18010019, 'needs_input'], [-18010020, 'needs_input'], [-18010022, 'upstream'],
  [-18019903, 'needs_input'], [-18019907, 'quota_exhausted'], [-18019908, 'quota_exhausted'], [-18019910, 'upstream'], [-18019911, 'upstream'],
])('refusal %i is %s', (code, failure) => {
  expect(readBody(seventeentrack, refusal(code), [ask('LX200300400CN')]).answers).toMatchObject([{ kind: 'failed', failure, code: String(code), message: 'their words' }]);
});

it.each([
  ['InfoReceived', 'pre_transit', 'info_received'], ['InTransit_PickedUp', 'in_transit', 'picked_up'], ['InTransit_Other', 'in_transit', null], ['InTransit_Departure', 'in_transit', 'departed_origin_country'],
  ['InTransit_Arrival', 'in_transit', 'arrived_destination_country'], ['InTransit_CustomsProcessing', 'in_transit', 'customs_processing'], ['InTransit_CustomsReleased', 'in_transit', 'customs_cleared'],
  ['InTransit_CustomsRequiringInformation', 'in_transit', 'customs_info_required'], ['Expired_Other', 'expired', null], ['AvailableForPickup_Other', 'ready_for_pickup', null], ['OutForDelivery_Other', 'out_for_delivery', null],
  ['DeliveryFailure_Other', 'attempt_failed', null], ['DeliveryFailure_NoBody', 'attempt_failed', 'recipient_unreachable'], ['DeliveryFailure_Security', 'attempt_failed', 'clearance_or_fees'], ['DeliveryFailure_Rejected', 'attempt_failed', 'refused'],
  ['DeliveryFailure_InvalidAddress', 'attempt_failed', 'address_problem'], ['Delivered_Other', 'delivered', null], ['Exception_Other', 'exception', null], ['Exception_Returning', 'returning', null], ['Exception_Returned', 'returned', null],
  ['Exception_NoBody', 'exception', 'recipient_unreachable'], ['Exception_Security', 'exception', 'security'], ['Exception_Damage', 'exception', 'damaged'], ['Exception_Rejected', 'exception', 'refused'], ['Exception_Delayed', 'exception', 'delayed'],
  ['Exception_Lost', 'exception', 'lost'], ['Exception_Destroyed', 'exception', 'destroyed'], ['Exception_Cancel', 'cancelled', null],
])('%s is %s %s', (sub_status, status, subStatus) => {
  const { answers, drift } = readBody(seventeentrack, reply({ status: 'x', sub_status }, event({ sub_status })), [ask('LX200300400CN')]);
  expect(answers).toMatchObject([{ report: { status, subStatus, events: [{ status, subStatus }] } }]);
  expect(drift).toEqual([]);
});

it('an unlisted sub-status keeps the group of its prefix and is noted; an unlisted prefix is unknown', () => {
  const { answers, drift } = readBody(seventeentrack, reply({ status: 'InTransit', sub_status: 'InTransit_ByBalloon' }), [ask('LX200300400CN')]);
  expect([answers, drift]).toMatchObject([[{ report: { status: 'in_transit', subStatus: null } }], [{ path: 'latest_status.sub_status', seen: 'InTransit_ByBalloon' }]]);
  expect(readBody(seventeentrack, reply({ status: 'InTransit', sub_status: 'Balloon_InTransit' }), [ask('LX200300400CN')]).answers).toMatchObject([{ report: { status: 'unknown', subStatus: 'unmapped' } }]);
  expect(readBody(seventeentrack, reply({ status: 'NotFound', sub_status: 'NotFound_InvalidCode' }), [ask('LX200300400CN')]).answers).toMatchObject([{ kind: 'not_found', subStatus: 'invalid_number', code: 'NotFound_InvalidCode' }]);
});

it('track_info of a new shape is told, the registration is not forgotten', () => {
  const { answers, drift } = readBody(seventeentrack, '{"code":0,"data":{"accepted":[{"number":"LX200300400CN","carrier":3011,"track_info":{"state":"new"}}]}}', [ask('LX200300400CN')]);
  expect([answers, drift]).toMatchObject([[{ kind: 'failed', failure: 'changed', memo: { registered: true } }], [{ path: 'accepted.track_info' }]]);
});

const REGISTERED = { registered: true };
const ofEndpoint = (read: string) => (request: { readonly endpoint: string }): string => fixture('seventeentrack', request.endpoint === 'seventeentrack.register' ? 'register.json' : read);

it('registers what is new once, then reads; what is registered is only read', async () => {
  const { errand, requests } = errandWith(ofEndpoint('batch.json'), SECRETS);
  const answers = await seventeentrack.track([ask('AAA11111', { carrierCode: '3011' }), ask('BBB22222', { memo: REGISTERED }), ask('CCC33333')], errand);
  expect(requests.map(({ url, body }) => [url, body])).toEqual([
    ['https://api.17track.net/track/v2.4/register', '[{"number":"AAA11111","carrier":3011},{"number":"CCC33333"}]'],
    ['https://api.17track.net/track/v2.4/gettrackinfo', '[{"number":"AAA11111","carrier":3011},{"number":"BBB22222"}]'],
  ]);
  expect(requests[0]?.headers).toEqual({ '17token': SECRETS.token, 'Content-Type': 'application/json' });
  expect(answers).toMatchObject([{ kind: 'found', memo: REGISTERED }, { kind: 'found', memo: REGISTERED }, { kind: 'not_found', subStatus: 'invalid_number' }]);
});

it('a read that fails after a registration keeps the registration, so that it is not paid for twice', async () => {
  const { errand } = errandWith(({ endpoint }) => {
    if (endpoint === 'seventeentrack.register') return fixture('seventeentrack', 'register.json');
    throw new SourceFailure('unreachable');
  }, SECRETS);
  expect(await seventeentrack.track([ask('AAA11111'), ask('BBB22222')], errand)).toMatchObject([{ kind: 'inconclusive', memo: REGISTERED }, { kind: 'inconclusive', memo: REGISTERED }]);
  const limited = errandWith(({ endpoint }) => (endpoint === 'seventeentrack.register' ? fixture('seventeentrack', 'register.json') : { status: 429, retryAfterSeconds: 30 }), SECRETS);
  expect(await seventeentrack.track([ask('AAA11111')], limited.errand)).toMatchObject([{ kind: 'failed', failure: 'rate_limited', retryAfterSeconds: 30, memo: REGISTERED }]);
});

it('is asked at most three times a second', () => {
  expect(sources.get('seventeentrack')?.limits.gapMs).toBeGreaterThanOrEqual(334);
});
