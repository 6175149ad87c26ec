/** An address without what is private or changes: host and path, anything that looks like a number or token as `*`. Pure. */

const LONGEST = 120;
const isToken = (segment: string): boolean => /\d/.test(segment) || segment.length > 32;

/** `https://www.jd.com/order/12?x=1` → `www.jd.com/order/*`. A word that is no address (a format's id) stays. */
export function pageClass(page: string | null): string | null {
  if (page === null || !URL.canParse(page)) return page?.slice(0, LONGEST) ?? null;
  const { host, pathname } = new URL(page);
  return `${host}${pathname.split('/').map((segment) => (isToken(segment) ? '*' : segment)).join('/')}`.slice(0, LONGEST);
}
