/** Every source's asking side: those found by folder, and those that the user described. In the background only: readers are not for pages. */
import type { TrackingSource } from '@/lib/adapter/contract';
import { customTracking } from '@/lib/adapter/custom/source';
import { type AskingMeta, askingMetas } from '@/lib/catalog/asking';
import { customAsking } from '@/lib/catalog/custom';
import type { CustomSource } from '@/lib/model/custom-source';
import type { SourceId } from '@/lib/model/ids';

const found = import.meta.glob<TrackingSource>('/lib/sources/*/index.ts', { eager: true, import: 'default' });

export const trackingSources: ReadonlyMap<SourceId, TrackingSource> = new Map(Object.values(found).map((source) => [source.id, source]));

export interface Registry {
  readonly sources: ReadonlyMap<SourceId, TrackingSource>;
  readonly metas: ReadonlyMap<SourceId, AskingMeta>;
  /** What the user calls a carrier or source of their own; undefined: it is none. */
  readonly ownName: (id: string) => string | undefined;
  /** Looks what is described now. The maps are the same ones afterwards. */
  reload(): Promise<void>;
}

/** `readCustom`: the descriptions as they are stored. */
export function createRegistry(readCustom: () => Promise<readonly CustomSource[]>): Registry {
  const sources = new Map(trackingSources);
  const metas = new Map(askingMetas);
  let own = new Map<string, string>();
  return {
    sources,
    metas,
    ownName: (id) => own.get(id),
    async reload() {
      const described = await readCustom();
      for (const id of own.keys()) {
        sources.delete(id);
        metas.delete(id);
      }
      for (const source of described) {
        sources.set(source.id, customTracking(source));
        metas.set(source.id, customAsking(source));
      }
      own = new Map(described.map(({ id, name }) => [id, name]));
    },
  };
}
