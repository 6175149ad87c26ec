/**
 * The lab: a TLS server on 127.0.0.1 that plays every source (and later shop) on its real host names. Browsers are told
 * to reach all hosts here, so the production build runs unchanged with its real URLs.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '@/lib/model/time';
import { makeCertificate } from './certificate';
import type { LabReply, LabRequest, LabSource } from './contract';
import { answerWith, Faults } from './faults';
import ownCarrier from './own-carrier';
import { World } from './world';

/** One line of the log. `asked` are tracking numbers. */
export interface Logged {
  readonly at: Instant;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly asked: readonly string[];
  readonly status: number;
  /** The fault it met, else what the source made of it. */
  readonly note: string;
}

export interface Lab {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly world: World;
  readonly faults: Faults;
  readonly log: readonly Logged[];
  /** How often `number` was asked about and truly answered, at one host or at all. */
  countAsked(number: string, host?: string): number;
  /** Every request to a host, answered or not. */
  countRequests(host: string): number;
  close(): Promise<void>;
}

const found = {
  ownCarrier,
  ...import.meta.glob<LabSource>('/tests/sources/*/lab.ts', { eager: true, import: 'default' }),
  ...import.meta.glob<LabSource>('/tests/shops/*/lab.ts', { eager: true, import: 'default' }),
};

const MAX_BODY = 1_000_000;

async function readBody(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > MAX_BODY) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

async function readRequest(message: IncomingMessage): Promise<LabRequest> {
  const host = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const url = new URL(message.url ?? '/', `https://${host === '' ? 'nowhere.invalid' : host}`);
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  return { host, method: message.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body: await readBody(message) };
}

const NOBODY: LabReply = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'The lab plays nobody here.', note: 'no_source' };

/** Starts the lab on a free port (or `port`). Close it when done. */
export async function startLab(options: { readonly port?: number; readonly world?: World } = {}): Promise<Lab> {
  const world = options.world ?? new World();
  const faults = new Faults();
  const log: Logged[] = [];
  const byHost = new Map(Object.values(found).flatMap((source) => source.hosts.map((host) => [host, source] as const)));
  const hosts = [...byHost.keys()];

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    const fault = faults.take(request.host);
    const note = (reply: Partial<LabReply>): void => {
      log.push({ at: world.now(), host: request.host, method: request.method, path: request.path, asked: reply.asked ?? [], status: reply.status ?? 0, note: fault === undefined || fault.kind === 'slow' ? (reply.note ?? 'ok') : fault.kind });
    };
    if (fault !== undefined && fault.kind !== 'slow') {
      note({});
      answerWith(fault, response);
      return;
    }
    if (fault?.kind === 'slow') await delay(fault.ms);
    const reply = byHost.get(request.host)?.handle(request, world) ?? NOBODY;
    note(reply);
    response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  const server = createServer(makeCertificate(hosts.length === 0 ? ['localhost'] : hosts), (message, response) => {
    serve(message, response).catch((error: unknown) => {
      log.push({ at: world.now(), host: message.headers.host ?? '', method: message.method ?? '', path: message.url ?? '', asked: [], status: 500, note: `lab broke: ${String(error)}` });
      response.destroy();
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    world,
    faults,
    log,
    countAsked: (number, host) => log.filter((line) => line.note === 'ok' && line.asked.includes(number) && (host === undefined || line.host === host)).length,
    countRequests: (host) => log.filter((line) => line.host === host).length,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
