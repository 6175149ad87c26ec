/**
 * What one source's side of the lab is: the default export of `tests/sources/<id>/lab.ts` (a shop's: `tests/shops/<id>/lab.ts`).
 * The lab finds these files by folder, so adding a source to the lab touches only that source's folder.
 */
import type { World } from './world';

/** One request as it came over TLS, on the source's real host. */
export interface LabRequest {
  /** Host name without port, lower case. */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LabReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The tracking numbers that the request asked about, for the log that tests count. */
  readonly asked?: readonly string[];
  /** What the source made of it, in one word, for the log (`ok`, `wrong_key`, `too_fast`). */
  readonly note?: string;
}

export interface LabSource {
  /** Real host names that it plays. */
  readonly hosts: readonly string[];
  /** Answers as the real service does, its own error shapes included. */
  readonly handle: (request: LabRequest, world: World) => LabReply;
}

export function jsonReply(body: unknown, more: Partial<LabReply> = {}): LabReply {
  return { status: 200, headers: { 'content-type': 'application/json;charset=utf-8' }, body: JSON.stringify(body), ...more };
}

export function htmlReply(body: string, more: Partial<LabReply> = {}): LabReply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body, ...more };
}
