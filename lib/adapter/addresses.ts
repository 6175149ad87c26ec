/** Addresses that pages name. */

/** An address of the page against its own (or the host's root): whole, parameters kept, over https; null for none, and for anything but http and https. */
export function resolveAddress(href: string | null | undefined, base: string | null): string | null {
  const shown = href?.trim() ?? '';
  if (shown === '' || shown.startsWith('#') || !URL.canParse(shown, base ?? undefined)) return null;
  const url = new URL(shown, base ?? undefined);
  if (url.protocol === 'http:') url.protocol = 'https:';
  return url.protocol === 'https:' ? url.href : null;
}

/** Host of an address in lower case, without `www.`; null where it is none. */
export function siteOf(address: string | null | undefined): string | null {
  return URL.canParse(address ?? '') ? new URL(address ?? '').hostname.replace(/^www\./, '') : null;
}

/** Is the host this domain or below it? */
export const isHostOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** The value of the first of these parameters that the address (whole or relative) has, or null. Their case does not count. */
export function parameterOf(address: string | null | undefined, ...names: readonly string[]): string | null {
  const base = 'https://host.example/';
  const all = URL.canParse(address ?? '', base) ? [...new URL(address ?? '', base).searchParams] : [];
  const values = names.flatMap((name) => all.filter(([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== '').map(([, value]) => value));
  return values[0] ?? null;
}
