import { liveQuery } from 'dexie';
import type { ComponentChildren, JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { DEFAULT_SETTINGS, type Language, type Settings } from '@/lib/model/settings';
import { browserLanguage } from '@/lib/platform/pages';
import { readCustomSources, readSettings } from '@/lib/storage/queries/house';
import { chooseLanguage } from '@/lib/text/choose-language';
import { createText, type Text } from '@/lib/text/text';
import { AGE_STEP, type Moment } from '@/lib/text/time';
import { type Area, loadWording } from '@/lib/text/wording';
import { type Catalog, loadCatalog, withOwn } from './catalog';
import { keepLookHint, readLookHint } from './hints';
import { HouseContext } from './house';
import { type HouseState, openHouse } from './open-house';

const zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function useMoment(): Moment {
  const [now, setNow] = useState(() => Date.now());
  useLayoutEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), AGE_STEP);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => ({ now, zone: zone() }), [now]);
}

/** Opens the database, and again after another version took it over. */
function useOpening(after: Promise<unknown> | undefined): readonly [HouseState, () => void] {
  const [opening, setOpening] = useState<HouseState>({ state: 'opening' });
  const reopen = useCallback(() => {
    setOpening({ state: 'opening' });
    void openHouse(setOpening);
  }, []);
  useLayoutEffect(() => {
    if (after === undefined) void openHouse(setOpening);
    else void after.then(() => openHouse(setOpening));
  }, []);
  useLayoutEffect(() => {
    if (opening.state !== 'ready') return undefined;
    const { db } = opening;
    const leave = (): void => {
      db.close();
      reopen();
    };
    db.on('versionchange', leave);
    return () => db.on('versionchange').unsubscribe(leave);
  }, [opening]);
  return [opening, reopen];
}

/** The stored settings as they are now; null until they have been read once. */
function useSettings(opening: HouseState): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useLayoutEffect(() => {
    if (opening.state !== 'ready') return undefined;
    const { db } = opening;
    const subscription = liveQuery(() => readSettings(db)).subscribe({ next: setSettings, error: () => setSettings(DEFAULT_SETTINGS) });
    return () => subscription.unsubscribe();
  }, [opening]);
  useLayoutEffect(() => {
    if (settings !== null) keepLookHint(settings);
  }, [settings]);
  return settings;
}

/** Words of these areas; the old ones stay until all the new ones are there. */
function useText(language: Language, areas: readonly Area[]): Text | null {
  const [text, setText] = useState<Text | null>(null);
  useLayoutEffect(() => {
    let current = true;
    void loadWording(language, areas).then((wording) => {
      if (current) setText(createText(language, wording));
      return undefined;
    });
    return () => {
      current = false;
    };
  }, [language, areas]);
  return text;
}

/** Names and links, fetched only once the words and the rows are under way; with what the user describes, as it changes. */
function useCatalog(begin: boolean, opening: HouseState): Catalog | null {
  const [known, setKnown] = useState<Catalog | null>(null);
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  useEffect(() => {
    if (begin) void loadCatalog().then(setKnown);
  }, [begin]);
  useEffect(() => {
    if (known === null || opening.state !== 'ready') return undefined;
    const { db } = opening;
    let current = true;
    const show = (next: Catalog): void => {
      if (current) setCatalog(next);
    };
    const subscription = liveQuery(() => readCustomSources(db)).subscribe({ next: (described) => void withOwn(known, described).then(show), error: () => show(known) });
    return () => {
      current = false;
      subscription.unsubscribe();
    };
  }, [known, opening]);
  return catalog;
}

/** The page itself speaks the language and wears the scheme. */
function useDocument(language: Language, scheme: Settings['scheme']): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useLayoutEffect(() => {
    if (scheme === 'auto') delete document.documentElement.dataset['scheme'];
    else document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);
}

interface Props {
  /** Wording that is needed before anything can be shown. */
  readonly areas: readonly Area[];
  /** What has the way before the database is opened: the page's first rows, read by other means. */
  readonly after?: Promise<unknown>;
  readonly children: ComponentChildren;
}

/**
 * Everything starts in layout effects: ordinary ones wait for a frame to be painted, and before the first row there is none
 * worth waiting for.
 *
 * Draws nothing until the words are there: a few milliseconds, from a file of the package.
 */
export function HouseProvider({ areas: first, after, children }: Props): JSX.Element | null {
  const [areas, setAreas] = useState(first);
  const [hint] = useState(readLookHint);
  const moment = useMoment();
  const [opening, reopen] = useOpening(after);
  const stored = useSettings(opening);
  const language = chooseLanguage(stored?.language ?? hint.language, browserLanguage());
  const text = useText(language, areas);
  const catalog = useCatalog(text !== null && stored !== null, opening);
  useDocument(language, stored?.scheme ?? hint.scheme);
  const needArea = useCallback((area: Area) => setAreas((known) => (known.includes(area) ? known : [...known, area])), []);
  const house = useMemo(
    () => text && { text, moment, settings: stored ?? DEFAULT_SETTINGS, settingsRead: stored !== null, opening, db: opening.state === 'ready' ? opening.db : null, catalog, needArea, reopen },
    [text, moment, stored, opening, catalog],
  );
  return house === null ? null : <HouseContext.Provider value={house}>{children}</HouseContext.Provider>;
}
