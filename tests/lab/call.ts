/** One HTTPS request to the lab by a source's real host name, as a browser that was told where the host is. For tests. */
import { request as httpsRequest } from 'node:https';

export interface Called {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Rejects when the connection is torn or answers stay away for `timeoutMs`. */
export function call(port: number, method: string, url: string, options: { readonly headers?: Record<string, string>; readonly body?: string; readonly timeoutMs?: number } = {}): Promise<Called> {
  const { hostname, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      { host: '127.0.0.1', port, servername: hostname, method, path: pathname + search, headers: { host: hostname, ...options.headers }, rejectUnauthorized: false, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString('utf8') }));
      },
    );
    request.setTimeout(options.timeoutMs ?? 5_000, () => request.destroy(new Error('timed out')));
    request.on('error', reject);
    request.end(options.body);
  });
}
