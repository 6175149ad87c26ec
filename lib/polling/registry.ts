/** Every source's asking side, found by folder. In the background only: readers are not for pages. */
import type { TrackingSource } from '@/lib/adapter/contract';
import type { SourceId } from '@/lib/model/ids';

const found = import.meta.glob<TrackingSource>('/lib/sources/*/index.ts', { eager: true, import: 'default' });

export const trackingSources: ReadonlyMap<SourceId, TrackingSource> = new Map(Object.values(found).map((source) => [source.id, source]));
