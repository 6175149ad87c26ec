/**
 * What the background must know of the sources to ask them. The build leaves out of these files what only pages show
 * (`?asking`, see .ci/lean-metas.mjs), so that a source costs the background little.
 */
import type { SourceMeta } from '@/lib/adapter/meta';
import type { SourceId } from '@/lib/model/ids';
import { byFolder } from './by-folder';
import type { FOR_PAGES } from './for-pages';


export type AskingMeta = Omit<SourceMeta, (typeof FOR_PAGES)[number]>;

export const askingMetas: ReadonlyMap<SourceId, AskingMeta> = byFolder(
  import.meta.glob<AskingMeta>('/lib/sources/*/meta.json', { eager: true, import: 'default', query: '?asking' }),
);
