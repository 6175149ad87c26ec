/** Ways a host can misbehave, on order: each stands for `times` requests to that host. */
import type { ServerResponse } from 'node:http';

export type Fault =
  | { readonly kind: 'slow'; readonly ms: number }
  /** Headers and half of the body, then the connection is torn. */
  | { readonly kind: 'cut_off' }
  /** Torn before any answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'too_many'; readonly retryAfter?: string }
  | { readonly kind: 'server_error'; readonly status?: number }
  | { readonly kind: 'html' }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'huge'; readonly bytes?: number };

interface Order {
  readonly fault: Fault;
  left: number;
}

const MEGABYTE = 1_000_000;
const MAINTENANCE = '<!doctype html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1></body></html>';

export class Faults {
  readonly #orders = new Map<string, Order[]>();

  /** The next `times` requests to `host` meet `fault`. Orders of one host are served one after the other. */
  order(host: string, fault: Fault, times = 1): void {
    this.#orders.set(host, [...(this.#orders.get(host) ?? []), { fault, left: times }]);
  }

  /** Faults ordered for `host` that no request has met yet. */
  left(host: string): number {
    return (this.#orders.get(host) ?? []).reduce((sum, each) => sum + each.left, 0);
  }

  clear(): void {
    this.#orders.clear();
  }

  take(host: string): Fault | undefined {
    const order = this.#orders.get(host)?.find((each) => each.left > 0);
    if (order === undefined) return undefined;
    order.left -= 1;
    return order.fault;
  }
}

/** Answers with the fault. `slow` is not answered here: it only delays the true reply. */
export function answerWith(fault: Exclude<Fault, { kind: 'slow' }>, response: ServerResponse): void {
  switch (fault.kind) {
    case 'reset':
      response.socket?.destroy();
      return;
    case 'cut_off':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
      response.write('{"success":true,"module":[', () => response.socket?.destroy());
      return;
    case 'too_many':
      response.writeHead(429, { 'content-type': 'text/plain', ...(fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }) }).end('Too Many Requests');
      return;
    case 'server_error':
      response.writeHead(fault.status ?? 500, { 'content-type': 'text/plain' }).end('Internal Server Error');
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(MAINTENANCE);
      return;
    case 'redirect':
      response.writeHead(302, { location: fault.to }).end();
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' }).end(`{"pad":"${'x'.repeat(fault.bytes ?? 10 * MEGABYTE)}"}`);
  }
}
