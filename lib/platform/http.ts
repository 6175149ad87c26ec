import { readRetryAfter } from '@/lib/adapter/retry-after';
import { hostKey } from '@/lib/adapter/host-key';
import { SourceFailure, type SourceReply, type SourceRequest } from '@/lib/adapter/contract';
import type { Http, Permissions } from './ports';

const TIMEOUT_MS = 15_000;
const BODY_CAP = 2 * 1024 * 1024;

/** Reads at most 2 MB; a longer body is nothing that a tracking endpoint says. */
async function readBody(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    size += chunk.value.byteLength;
    if (size > BODY_CAP) {
      // Not waited for: the stream of a body that never ends may never say that it was cancelled.
      void reader?.cancel().catch(() => undefined);
      throw new SourceFailure('changed');
    }
    parts.push(chunk.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** UTF-8 unless the content type names a charset that the browser knows. */
export function decodeBody(bytes: Uint8Array, contentType: string | null): string {
  const label = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function networkFailure(online: boolean): SourceFailure {
  return new SourceFailure(online ? 'unreachable' : 'offline');
}

async function isAllowed(permissions: Permissions, host: string): Promise<boolean> {
  try {
    return await permissions.hasHosts([host]);
  } catch {
    throw new SourceFailure('internal');
  }
}

/** Every failure leaves as a SourceFailure; what the request or reply said never goes into it. */
export function createHttp(permissions: Permissions, now: () => number, isOnline: () => boolean, send: typeof fetch): Http {
  return {
    async send(request: SourceRequest, signal: AbortSignal): Promise<SourceReply> {
      const host = URL.canParse(request.url) ? hostKey(new URL(request.url)) : null;
      if (host === null) throw new SourceFailure('internal');
      if (!(await isAllowed(permissions, host))) throw new SourceFailure('permission_missing');
      try {
        const response = await send(request.url, {
          method: request.method,
          headers: { ...request.headers },
          ...(request.body === undefined ? {} : { body: request.body }),
          credentials: 'omit',
          cache: 'no-store',
          redirect: 'manual',
          referrerPolicy: 'no-referrer',
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        });
        if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400 && response.status !== 304)) throw new SourceFailure('redirected');
        const contentType = response.headers.get('content-type');
        const body = decodeBody(await readBody(response), contentType);
        const receivedAt = now();
        return { status: response.status, contentType, body, retryAfterSeconds: readRetryAfter(response.headers.get('retry-after'), receivedAt), receivedAt };
      } catch (error) {
        throw error instanceof SourceFailure ? error : networkFailure(isOnline());
      }
    },
  };
}
