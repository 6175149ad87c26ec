/** Carriers of the user's own: one row of `meta` each, under its id. No secret is in them. */
import { type CustomDraft, CUSTOM_PREFIX, type CustomSource } from '@/lib/model/custom-source';
import type { Database } from './tables';

type Where = Pick<Database, 'meta'>;

const MOST = 100;

export async function readCustomSources(db: Where): Promise<readonly CustomSource[]> {
  const rows = await db.meta.where('name').startsWith(CUSTOM_PREFIX).toArray();
  return rows.map(({ value }) => value as CustomSource);
}

/** `custom-my-post`; names without a Latin letter or digit have none to give. */
function slugOf(name: string): string {
  const slug = name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '').slice(0, 30);
  return `${CUSTOM_PREFIX}${slug === '' ? 'carrier' : slug}`;
}

function freeId(slug: string, taken: ReadonlySet<string>): string {
  let id = slug;
  for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`;
  return id;
}

/** Keeps it under its id, or under a new one that no other has. Null: there are as many as there may be, or it is no longer there. */
export function keepCustomSource(db: Database, draft: CustomDraft, id: string | null): Promise<string | null> {
  return db.transaction('rw', db.meta, async () => {
    const taken = new Set((await readCustomSources(db)).map((source) => source.id));
    if (id === null ? taken.size >= MOST : !taken.has(id)) return null;
    const kept = id ?? freeId(slugOf(draft.name), taken);
    await db.meta.put({ name: kept, value: { ...draft, id: kept } satisfies CustomSource });
    return kept;
  });
}

/** The description and its health go; parcels that it told of stay. */
export async function dropCustomSource(db: Database, id: string): Promise<void> {
  await db.transaction('rw', db.meta, db.sourceStates, async () => {
    await db.meta.delete(id);
    await db.sourceStates.delete(id);
  });
}
