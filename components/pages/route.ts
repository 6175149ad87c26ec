/** The dashboard's address: `#/parcel/<key>`, `#/order/<key>`, `#/<view>`, `#/welcome`, `#paste`. Pure but for the hook. */
import { useEffect, useState } from 'preact/hooks';

export const VIEWS = ['timeline', 'needs', 'moving', 'orders', 'done', 'archived'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface Route {
  readonly view: ViewName;
  readonly detail: { readonly kind: 'parcel' | 'order'; readonly key: string } | null;
  readonly special: 'welcome' | 'paste' | null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `before` keeps its list beside a detail. */
export function readRoute(hash: string, before: ViewName): Route {
  const path = hash.replace(/^#\/?/, '');
  const [head = '', ...rest] = path.split('/');
  if ((head === 'parcel' || head === 'order') && rest.length > 0) return { view: before, detail: { kind: head, key: decode(rest.join('/')) }, special: null };
  if (head === 'welcome' || head === 'paste') return { view: before, detail: null, special: head };
  return { view: VIEWS.find((name) => name === head) ?? 'timeline', detail: null, special: null };
}

export const viewHash = (view: ViewName): string => `#/${view}`;

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash, 'timeline'));
  useEffect(() => {
    const follow = (): void => setRoute((before) => readRoute(location.hash, before.view));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
