import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';
import type { Database } from './tables';

/** The user's settings over the defaults; a field that an older version did not know takes its default. */
export async function readSettings(db: Pick<Database, 'meta'>): Promise<Settings> {
  const stored = (await db.meta.get('settings'))?.value as Partial<Settings> | undefined;
  return {
    ...DEFAULT_SETTINGS,
    ...stored,
    notices: { ...DEFAULT_SETTINGS.notices, ...stored?.notices, kinds: { ...DEFAULT_SETTINGS.notices.kinds, ...stored?.notices?.kinds } },
    quiet: { ...DEFAULT_SETTINGS.quiet, ...stored?.quiet },
    remembered: { ...DEFAULT_SETTINGS.remembered, ...stored?.remembered },
  };
}

/** Changes some settings; everything else stays as it is. */
export async function changeSettings(db: Database, change: Partial<Settings>): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    await db.meta.put({ name: 'settings', value: { ...(await readSettings(db)), ...change } });
  });
}
