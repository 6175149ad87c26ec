/** Every meta.json is what lib/adapter/meta.ts says it is, and they agree with one another. Messages say what to do. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { CarrierMeta, ShopMeta, SourceMeta } from '@/lib/adapter/meta';
import { carrierMeta, shopMeta, sourceMeta } from '@/lib/adapter/meta.schema';
import { listFiles, readSource, root } from './source-files';

// zod/mini has no words of its own.
z.config(z.locales.en());

/** Schema and type have the same fields: a new one in only one of them does not compile. */
type Same<A, B> = [keyof A] extends [keyof B] ? ([keyof B] extends [keyof A] ? true : never) : never;
const sameFields: [Same<z.infer<typeof carrierMeta>, CarrierMeta>, Same<z.infer<typeof sourceMeta>, SourceMeta>, Same<z.infer<typeof shopMeta>, ShopMeta>] = [true, true, true];

const ids = (kind: string): readonly string[] =>
  existsSync(join(root, 'lib', kind)) ? readdirSync(join(root, 'lib', kind), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];

const readAll = (kind: string): readonly unknown[] => ids(kind).map((id): unknown => JSON.parse(readSource(`lib/${kind}/${id}/meta.json`)));
const carriers = readAll('carriers') as readonly CarrierMeta[];
const sources = readAll('sources') as readonly SourceMeta[];
const shops = readAll('shops') as readonly ShopMeta[];

/** `lib/sources/x/meta.json: hosts.0: a host is …`, for each thing that is wrong. */
function troubles(kind: string, schema: z.ZodMiniType): readonly string[] {
  return ids(kind).flatMap((id) => {
    const parsed = schema.safeParse(JSON.parse(readSource(`lib/${kind}/${id}/meta.json`)));
    return parsed.success ? [] : parsed.error.issues.map((issue) => `lib/${kind}/${id}/meta.json: ${issue.path.join('.')}: ${issue.message}`);
  });
}

it.each([['carriers', carrierMeta], ['sources', sourceMeta], ['shops', shopMeta]] as const)('every meta.json of lib/%s is whole and has nothing else', (kind, schema) => {
  expect(sameFields).toEqual([true, true, true]);
  expect(troubles(kind, schema), 'Correct the field; lib/adapter/meta.ts says what each is for.').toEqual([]);
});

const NAMED = /import\.meta\.glob<[^(]*>\(\s*'([^']+meta\.json)'[^)]*?import: '(\w+)'/g;

it('a field that is imported by its name stands in every meta.json of its kind', () => {
  const missing = listFiles('lib', ['.ts']).flatMap((path) =>
    [...readSource(path).matchAll(NAMED)].flatMap(([, glob = '', field = '']) => {
      const kind = ['carriers', 'sources', 'shops'].find((folder) => glob.includes(`/${folder}/`)) ?? '';
      const without = field === 'default' ? [] : readAll(kind).filter((meta) => !(field in (meta as object)));
      return without.length === 0 ? [] : [`${path} imports ${field}, which ${without.length} of lib/${kind} have not`];
    }),
  );
  expect(missing, 'The build of the pages refuses such an import though these tests do not: give it a query of its own in .ci/lean-metas.mjs.').toEqual([]);
});

it('a source serves carriers that are known', () => {
  const known = new Set(ids('carriers'));
  const wrong = sources.flatMap((source) => (source.carriers === '*' ? [] : source.carriers).filter((carrier) => !known.has(carrier)).map((carrier) => `${source.id} serves ${carrier}`));
  expect(wrong, 'Correct the carrier in meta.json of the source, or add it: `npm run new:carrier -- ID`.').toEqual([]);
});

it('a source\'s word means one carrier', () => {
  const owners = new Map<string, string[]>();
  for (const carrier of carriers) {
    for (const [source, code] of Object.entries(carrier.codes)) owners.set(`${source} ${code}`, [...(owners.get(`${source} ${code}`) ?? []), carrier.id]);
  }
  const shared = [...owners].filter(([, carriers]) => carriers.length > 1).map(([word, carriers]) => `${word}: ${carriers.join(', ')}`);
  expect(shared, 'Keep the code in `codes` of one carrier only: answers must lead back to one.').toEqual([]);
});

it('a shop\'s usual carriers are known', () => {
  const known = new Set(ids('carriers'));
  const wrong = shops.flatMap((shop) => shop.usualCarriers.filter((carrier) => !known.has(carrier)).map((carrier) => `${shop.id} ships with ${carrier}`));
  expect(wrong, 'Correct `usualCarriers` in meta.json of the shop, or add the carrier.').toEqual([]);
});

it('the pages that a shop is read on lie within the hosts that are asked for', () => {
  const within = (page: string, origin: string): boolean => {
    const [host = '', wanted = ''] = [page, origin].map((pattern) => pattern.split('/')[2]);
    return host === wanted || (wanted.startsWith('*.') && (host === wanted.slice(2) || host.endsWith(wanted.slice(1))));
  };
  const wrong = shops.flatMap(({ id, reading }) => (reading?.pages ?? []).filter((page) => !(reading?.origins ?? []).some((origin) => within(page, origin))).map((page) => `${id}: ${page}`));
  expect(wrong, 'Name the host in `reading.origins` of meta.json, or take the page out of `reading.pages`.').toEqual([]);
});

it('the manifest may ask for every kind of data that a source names', () => {
  const config = readSource('wxt.config.ts');
  const wanted = [...new Set(sources.flatMap((source) => source.dataCollection))];
  expect(wanted.filter((kind) => !config.includes(`'${kind}'`)), 'Add it to data_collection_permissions.optional in wxt.config.ts.').toEqual([]);
});

it('the schemas refuse what they are for', () => {
  const good = JSON.parse(readSource(`lib/sources/${ids('sources')[0] ?? ''}/meta.json`)) as Record<string, unknown>;
  const broken: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ hosts: ['https://example.com/'] }, 'hosts.0'], [{ id: 'Bad_Id' }, 'id'], [{ surplus: 1 }, ''], [{ kind: 'aggregator', carriers: ['yto'] }, 'carriers'], [{ batch: 0 }, 'batch'],
    [{ learns: { en: 'x' } }, 'learns.zh-CN'], [{ zone: 'Asia/Nowhere' }, 'zone'], [{ dataCollection: ['everything'] }, 'dataCollection.0'], [{ keyPage: 'http://example.com/' }, 'keyPage'],
  ];
  expect(sourceMeta.safeParse(good).success).toBe(true);
  for (const [change, path] of broken) expect(sourceMeta.safeParse({ ...good, ...change }).error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
