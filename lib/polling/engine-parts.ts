/** What the polling engine works with. Everything of the outside world comes in here, so that tests can stand in its place. */
import type { TrackingSource } from '@/lib/adapter/contract';
import type { AskingMeta } from '@/lib/catalog/asking';
import type { CarrierId, SourceId } from '@/lib/model/ids';
import type { Ports } from '@/lib/platform/ports';
import type { Database } from '@/lib/storage/tables';
import type { Atlas } from './atlas';

export interface EngineParts {
  readonly db: Database;
  /** The same database, flushed at every commit: for settling and the outbox. */
  readonly strict: Database;
  readonly ports: Ports;
  readonly sources: ReadonlyMap<SourceId, TrackingSource>;
  readonly metas: ReadonlyMap<SourceId, AskingMeta>;
  readonly codeOf: (source: SourceId, carrier: CarrierId | null) => string | number | undefined;
  readonly carrierOf: (source: SourceId, code: string | number | null) => CarrierId | null;
  readonly atlas: Atlas;
  /** Shows what is new, draws the badge. */
  readonly tendNotices: () => Promise<void>;
}
