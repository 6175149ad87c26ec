/**
 * A host as `meta.hosts`, permissions and the poller name it: `api.example.com` for https. Only an endpoint on the user's own
 * computer may be asked in plain text, and its name says so: `http://localhost`.
 */
export const PLAIN_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/** Null: nothing that may be asked. Ports do not count: the browser grants hosts. */
export function hostKey({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): string | null {
  if (protocol === 'https:' && hostname !== '') return hostname;
  return protocol === 'http:' && PLAIN_HOSTS.includes(hostname) ? `http://${hostname}` : null;
}
