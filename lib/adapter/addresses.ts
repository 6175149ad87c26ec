/** Addresses that pages name. */

/** An address of the page against its own (or the host's root): whole, parameters kept; null for none, and for anything but http and https. */
export function resolveAddress(href: string | null | undefined, base: string | null): string | null {
  const shown = href?.trim() ?? '';
  if (shown === '' || shown.startsWith('#') || !URL.canParse(shown, base ?? undefined)) return null;
  const url = new URL(shown, base ?? undefined);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** Host of an address in lower case, without `www.`; null where it is none. */
export function siteOf(address: string | null | undefined): string | null {
  return URL.canParse(address ?? '') ? new URL(address ?? '').hostname.replace(/^www\./, '') : null;
}

/** Is the host this domain or below it? */
export const isHostOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
