import { useEffect } from 'preact/hooks';
import type { Area } from '@/lib/text/wording';
import { useHouse } from './house';

/** Asks for the wording of an area; false until it is there. */
export function useArea(area: Area, anyKey: `${Area}.${string}`): boolean {
  const { needArea, text } = useHouse();
  useEffect(() => needArea(area), [area]);
  return text.has(anyKey);
}
