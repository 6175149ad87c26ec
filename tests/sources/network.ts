/** What a network does to a call, for every source: through the real http port, the real engine and a fake `fetch`. */
import type { TrackingSource } from '@/lib/adapter/contract';
import { sources } from '@/lib/catalog/meta';
import type { FailureKind } from '@/lib/model/failure';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import { MINUTE, SECOND } from '@/lib/model/time';
import { createHttp } from '@/lib/platform/http';
import { createEngine } from '@/lib/polling/engine';
import { buildHouse } from '@/tests/_support/house';
import type { ContractCase } from './contract';

/** The fake network's answer to a call; `now` for headers with a date. */
type Send = (now: number) => Response | Promise<Response>;

export interface NetworkCase {
  readonly name: string;
  readonly send: Send;
  /** Null: by whether a key goes with the call (403). */
  readonly failure: FailureKind | null;
  /** How long the source rests at least, ms; 0: it does not. */
  readonly rest: number;
  readonly online?: boolean;
}

const breaking = (error: unknown, after = 0): Response => {
  let left = after;
  return new Response(new ReadableStream<Uint8Array>({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.error(error);
      else controller.enqueue(new Uint8Array([123]));
    },
  }));
};
const limited = (headers: Record<string, string>) => (): Response => new Response('', { status: 429, headers });
const status = (code: number, headers: Record<string, string> = {}) => (): Response => new Response(code === 204 || code === 304 ? null : '<html>no</html>', { status: code, headers });

export const NETWORK_CASES: readonly NetworkCase[] = [
  { name: 'no answer in time', send: () => Promise.reject(new DOMException('', 'TimeoutError')), failure: 'unreachable', rest: 0 },
  { name: 'a connection that is reset', send: () => Promise.reject(new TypeError('Failed to fetch')), failure: 'unreachable', rest: 0 },
  { name: 'a body that drips until time is up', send: () => breaking(new DOMException('', 'TimeoutError'), 30), failure: 'unreachable', rest: 0 },
  { name: 'a body of 10 MB', send: () => new Response(new Uint8Array(10 * 1024 * 1024)), failure: 'changed', rest: 0 },
  { name: 'a picture', send: () => new Response(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255, 254]), { headers: { 'content-type': 'image/png' } }), failure: 'changed', rest: 0 },
  { name: 'a redirect to itself', send: status(302, { location: 'https://same.example/' }), failure: 'redirected', rest: 0 },
  { name: 'a redirect to a private host', send: status(301, { location: 'http://192.168.0.1/' }), failure: 'redirected', rest: 0 },
  { name: '204 without a body', send: status(204), failure: 'changed', rest: 0 },
  { name: '304 that nobody asked for', send: status(304), failure: 'changed', rest: 0 },
  { name: '401', send: status(401), failure: 'auth', rest: 0 },
  { name: '403', send: status(403), failure: null, rest: 0 },
  { name: '429 alone', send: limited({}), failure: 'rate_limited', rest: 5 * MINUTE },
  { name: '429 with seconds', send: limited({ 'retry-after': '1200' }), failure: 'rate_limited', rest: 1200 * SECOND },
  { name: '429 with a date', send: (now) => limited({ 'retry-after': new Date(now + 1800 * SECOND).toUTCString() })(), failure: 'rate_limited', rest: 1800 * SECOND },
  { name: '429 with nonsense', send: limited({ 'retry-after': '-99999999999999999999' }), failure: 'rate_limited', rest: 5 * MINUTE },
  { name: '500', send: status(500), failure: 'upstream', rest: 0 },
  { name: '502', send: status(502), failure: 'upstream', rest: 0 },
  { name: '503', send: status(503, { 'retry-after': '30' }), failure: 'upstream', rest: 0 },
  { name: 'the page of a hotel network', send: () => new Response('<!doctype html><title>Welcome</title><form action="/login"><input name="room"></form>', { headers: { 'content-type': 'text/html' } }), failure: 'changed', rest: 0 },
  { name: 'no network at all', send: () => Promise.reject(new TypeError('Failed to fetch')), failure: 'offline', rest: 0, online: false },
];

export interface Outcome {
  readonly state: SourceState;
  /** Status, events and rows of the parcel that was asked about. */
  readonly parcel: { readonly status: string; readonly events: number; readonly blocked: string | null };
  readonly dueIn: number;
  readonly calls: number;
  /** How long the source rests, ms. */
  readonly rests: number;
}

/** One parcel of the source is due, and the network does this. Every call fails so but the one that buys a token. */
export async function meetNetwork(source: TrackingSource, { good, secrets = {}, token }: ContractCase, { send, online = true }: NetworkCase): Promise<Outcome> {
  const meta = sources.get(source.id);
  if (meta === undefined) throw new Error(`no meta of ${source.id}`);
  let calls = 0;
  const house = await buildHouse({ metas: [meta] });
  const { outside } = house;
  const fetches = async (wanted: string | URL | Request): Promise<Response> => {
    const address = String(wanted instanceof Request ? wanted.url : wanted);
    if (token !== undefined && /token/.test(new URL(address).pathname)) return new Response(token, { headers: { 'content-type': 'application/json' } });
    calls += 1;
    return send(outside.now);
  };
  const http = createHttp({ hasHosts: () => Promise.resolve(true) }, () => outside.now, () => online, fetches);
  outside.secrets.set(source.id, secrets);
  const key = await house.add(good.question.number, meta.carrier ?? 'post');
  const engine = createEngine({ ...house.parts, ports: { ...house.parts.ports, http }, sources: new Map([[source.id, source]]) });
  await engine.run();
  const state = (await house.db.sourceStates.get(source.id)) ?? newSourceState(source.id);
  const parcel = await house.parcel(key);
  const plan = await house.db.plans.get(key);
  const events = await house.db.events.count();
  house.db.close();
  return { state, parcel: { status: parcel.status, events, blocked: parcel.blocked }, dueIn: (plan?.dueAt ?? 0) - outside.now, calls, rests: Math.max(0, (state.backoffUntil ?? 0) - outside.now) };
}

