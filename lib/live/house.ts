/** What every component may look at: words, the moment, settings, the open database. Handed down by HouseProvider, made by hand in tests. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Settings } from '@/lib/model/settings';
import type { Database } from '@/lib/storage/tables';
import type { Text } from '@/lib/text/text';
import type { Moment } from '@/lib/text/time';
import type { Area } from '@/lib/text/wording';
import type { Catalog } from './catalog';
import type { HouseState } from './open-house';

export interface House {
  readonly text: Text;
  /** Ticks every half minute. */
  readonly moment: Moment;
  readonly settings: Settings;
  /** False until the stored settings have been read. */
  readonly settingsRead: boolean;
  readonly opening: HouseState;
  readonly db: Database | null;
  /** Null for the first moments: names, links and sources come right after the first row. */
  readonly catalog: Catalog | null;
  /** Loads more wording; components that need an area beyond the page's own call useArea. */
  readonly needArea: (area: Area) => void;
  readonly reopen: () => void;
}

export const HouseContext = createContext<House | null>(null);

export function useHouse(): House {
  const house = useContext(HouseContext);
  if (house === null) throw new Error('useHouse outside HouseProvider');
  return house;
}
