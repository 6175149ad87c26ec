/** The engine on a fake world: one source that answers from a table, the real database code below. */
import { IDBFactory } from 'fake-indexeddb';
import type { Answer, EventReport, ParcelReport, TrackingSource } from '@/lib/adapter/contract';
import type { SourceMeta } from '@/lib/adapter/meta';
import { keepAdditions } from '@/lib/intake/keep';
import type { Parcel } from '@/lib/model/parcel';
import type { Ports } from '@/lib/platform/ports';
import { createSender } from '@/lib/notices/sender';
import type { Atlas } from '@/lib/polling/atlas';
import { createEngine, type Engine } from '@/lib/polling/engine';
import type { EngineParts } from '@/lib/polling/engine-parts';
import { minuteOfDay } from '@/lib/text/zones';
import type { Database } from '@/lib/storage/tables';
import { openTestDatabase } from './database';
import { fakePorts, Outside } from './fake-ports';

/** A made-up source: everything about it can be overruled. */
export function madeUpSource(change: Partial<SourceMeta> = {}): SourceMeta {
  const id = change.id ?? 'post';
  return {
    id, names: { en: 'Post' }, carriers: ['post'], kind: 'carrier', hosts: [`${id}.example`], secrets: [], batch: 1, zone: 'Etc/UTC',
    limits: { gapMs: 1000, perDay: 1_000_000, perNumberMs: 60_000 }, learns: { en: '' }, costs: { en: '' }, maturity: 'from-fixtures', dataCollection: [],
    ...change,
  };
}

/** An event as a reader would give it. */
export function event(status: EventReport['status'], time: string, change: Partial<EventReport> = {}): EventReport {
  return { time, localTime: null, rawTime: time, location: null, description: `${status} at ${time}`, status, subStatus: null, sourceCode: status, ...change };
}

export function report(events: readonly EventReport[], change: Partial<ParcelReport> = {}): ParcelReport {
  const [newest] = events;
  return { status: newest?.status ?? 'unknown', subStatus: newest?.subStatus ?? null, rawStatus: newest?.sourceCode ?? null, events, eta: null, related: [], pickup: null, ...change };
}

export const found = (events: readonly EventReport[], change: Partial<ParcelReport> = {}): Answer => ({ kind: 'found', carrier: null, report: report(events, change) });

/** Answers one request with what `answers` holds for each number; the wire is JSON of the numbers. */
export function tableSource(meta: SourceMeta, answers: (number: string) => Answer): TrackingSource {
  return {
    id: meta.id,
    batch: meta.batch,
    read: () => [],
    async track(questions, errand) {
      await errand.ask({ endpoint: `${meta.id}.track`, method: 'POST', url: `https://${meta.hosts[0] ?? ''}/`, body: JSON.stringify(questions.map(({ number }) => number)) });
      return questions.map(({ number }) => answers(number));
    },
  };
}

export interface TestHouse {
  readonly db: Database;
  readonly outside: Outside;
  readonly engine: Engine;
  readonly parts: EngineParts;
  readonly tend: () => Promise<void>;
  add(number: string, carrier?: string | null): Promise<string>;
  parcel(key: string): Promise<Parcel>;
  /** Lets time pass until the next alarm would ring, then runs; `times` over. */
  tick(times?: number): Promise<void>;
  /** Everything is due now and no floor is in the way. */
  makeDue(): Promise<void>;
}

export interface HouseOptions {
  readonly metas?: readonly SourceMeta[];
  readonly answers?: (number: string, source: string) => Answer;
  readonly outside?: Outside;
  readonly ownName?: (id: string) => string | undefined;
  readonly factory?: IDBFactory;
  readonly ports?: (ports: Ports) => Ports;
  readonly wrap?: (db: Database) => Database;
  readonly atlas?: Partial<Atlas>;
}

export async function buildHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const outside = options.outside ?? new Outside();
  if (options.outside === undefined) outside.answer = () => outside.reply({});
  const metas = options.metas ?? [madeUpSource()];
  const answers = options.answers ?? (() => found([]));
  const ports = (options.ports ?? ((all: Ports) => all))(fakePorts(outside));
  const plain = await openTestDatabase(options.factory ?? new IDBFactory());
  const db = options.wrap?.(plain) ?? plain;
  const sender = createSender({ ownName: options.ownName ?? (() => undefined), db, strict: db, ports, languageOf: () => 'en', minuteNow: () => minuteOfDay(outside.now, outside.zone) });
  const tend = (): Promise<void> => sender.tend();
  const parts: EngineParts = {
    db, strict: db, ports, metas: new Map(metas.map((meta) => [meta.id, meta])), sources: new Map(metas.map((meta) => [meta.id, tableSource(meta, (number) => answers(number, meta.id))])),
    codeOf: (_source, carrier) => carrier ?? undefined, carrierOf: (_source, code) => (code === null ? null : String(code)), tendNotices: tend,
    atlas: { recognise: () => [], delivers: () => true, countriesOf: () => [], familyOf: (carrier) => carrier, hasPartners: () => false, ...options.atlas },
  };
  const engine = createEngine(parts);
  return {
    db: plain, outside, engine, parts, tend,
    async add(number, carrier = 'post') {
      const { added, known } = await keepAdditions(plain, [{ kind: 'parcel', number, carrier, input: {}, source: null, title: null, pickupCode: null, pickupPlace: null }], [], outside.now);
      return added[0] ?? known[0] ?? '';
    },
    async parcel(key) {
      const row = await plain.parcels.get(key);
      if (row === undefined) throw new Error(`no parcel ${key}`);
      return row;
    },
    async tick(times = 1) {
      for (let count = 0; count < times; count += 1) {
        const next = Math.min(...[...outside.alarms.values()].map((alarm) => alarm.at));
        outside.now = Math.max(outside.now, Number.isFinite(next) ? next : outside.now + 300_000);
        for (const alarm of [...outside.alarms.values()].filter((one) => one.at <= outside.now)) {
          if (alarm.everyMinutes === null) outside.alarms.delete(alarm.name);
          else outside.alarms.set(alarm.name, { ...alarm, at: outside.now + alarm.everyMinutes * 60_000 });
        }
        await engine.run();
      }
    },
    async makeDue() {
      await plain.plans.toCollection().modify({ dueAt: outside.now, floors: {} });
    },
  };
}
