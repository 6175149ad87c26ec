/** Every port of the engine with a fake behind it: a clock that stands still until it is moved, a network that is a function. */
import { type KeptToken, type SourceReply, type SourceRequest, SourceFailure } from '@/lib/adapter/contract';
import type { AlarmState, PopUp, Ports } from '@/lib/platform/ports';

/** What outlives a worker: the screen, the alarms, the clock, held locks, the network. */
export class Outside {
  now = Date.UTC(2026, 10, 24, 12, 0, 0);
  zone = 'Etc/UTC';
  readonly alarms = new Map<string, AlarmState>();
  /** Pop-ups on show, by id. */
  readonly onScreen = new Map<string, PopUp>();
  /** Every pop-up ever made, in order. */
  readonly popUps: (PopUp & { readonly id: string })[] = [];
  readonly held = new Set<string>();
  badge = 0;
  readonly secrets = new Map<string, Readonly<Record<string, string>>>();
  readonly tokens = new Map<string, KeptToken>();
  permitted: (host: string) => boolean = () => true;
  /** How long a reply takes, ms of the fake clock. */
  latency = 10;
  readonly requests: { readonly at: number; readonly request: SourceRequest }[] = [];
  answer: (request: SourceRequest, at: number) => SourceReply | Promise<SourceReply> = () => {
    throw new SourceFailure('unreachable');
  };

  /** A reply of the fake network. */
  reply(body: unknown, status = 200): SourceReply {
    return { status, contentType: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body), retryAfterSeconds: null, receivedAt: this.now };
  }
}

export function fakePorts(outside: Outside): Ports {
  return {
    clock: { now: () => outside.now, zone: () => outside.zone },
    http: {
      async send(request) {
        outside.requests.push({ at: outside.now, request });
        outside.now += outside.latency;
        return outside.answer(request, outside.now);
      },
    },
    alarms: {
      list: () => Promise.resolve([...outside.alarms.values()]),
      async set(name, when) {
        outside.alarms.set(name, 'at' in when ? { name, at: when.at, everyMinutes: null } : { name, at: outside.now + when.everyMinutes * 60_000, everyMinutes: when.everyMinutes });
      },
      async clear(name) {
        outside.alarms.delete(name);
      },
    },
    locks: {
      async ifFree(name, work) {
        if (outside.held.has(name)) return 'busy';
        outside.held.add(name);
        try {
          return await work();
        } finally {
          outside.held.delete(name);
        }
      },
    },
    permissions: { hasHosts: (hosts) => Promise.resolve(hosts.every((host) => outside.permitted(host))) },
    notices: {
      async show(id, popUp) {
        outside.onScreen.set(id, popUp);
        outside.popUps.push({ id, ...popUp });
      },
      listShown: () => Promise.resolve([...outside.onScreen.keys()]),
      async clear(id) {
        outside.onScreen.delete(id);
      },
    },
    badge: {
      async show(count) {
        outside.badge = count;
      },
    },
    checkpoint: { mark: () => Promise.resolve() },
    pause: {
      async wait(ms) {
        outside.now += ms;
      },
    },
    vault: {
      read: (source) => Promise.resolve(outside.secrets.get(source) ?? {}),
      readToken: (source) => Promise.resolve(outside.tokens.get(source) ?? null),
      async keepToken(source, token) {
        if (token === null) outside.tokens.delete(source);
        else outside.tokens.set(source, token);
      },
    },
  };
}
