/** The made-up world behind the lab: parcels with a life, a clock that a test turns, users' keys, and how often was asked. */
import { normaliseNumber, type CarrierId } from '@/lib/model/ids';
import type { Instant } from '@/lib/model/time';
import { DOMESTIC_LIFE, type Happening, type Stage, stampNow, stampPast, type Step } from './life';

export interface LabParcel {
  readonly number: string;
  readonly carrier: CarrierId;
  /** Last four digits of the receiver's phone, where the carrier asks for them. */
  readonly phoneTail: string | null;
  readonly pickup: { readonly code: string; readonly place: string };
  /** Oldest first. */
  readonly history: readonly Happening[];
}

export interface NewParcel {
  readonly number: string;
  readonly carrier: CarrierId;
  readonly life?: readonly Step[];
  readonly phoneTail?: string;
  readonly pickup?: { readonly code: string; readonly place: string };
}

interface Living {
  parcel: LabParcel;
  bornAt: number;
  ahead: readonly Step[];
}

const DEFAULT_PICKUP = { code: '7-2-3051', place: '示例花园3号门驿站' };

export class World {
  readonly #real: () => Instant;
  #turned = 0;
  readonly #living = new Map<string, Living>();
  readonly #keys = new Map<string, ReadonlySet<string>>();
  readonly #calls = new Map<string, Instant[]>();
  readonly #shelves = new Map<string, Map<string, unknown>>();

  constructor(real: () => Instant = Date.now) {
    this.#real = real;
  }

  /** The world's clock: the real one plus what was turned. Limits and lives run on it. */
  now(): Instant {
    return this.#real() + this.#turned;
  }

  /** Turns the clock forward; whatever the scripts say for that time happens. */
  turn(ms: number): void {
    this.#turned += ms;
    const now = this.now();
    for (const living of this.#living.values()) {
      const reached = living.ahead.filter((step) => living.bornAt + step.after <= now);
      living.ahead = living.ahead.slice(reached.length);
      this.#happen(living, reached.map((step) => step.stage));
    }
  }

  add(parcel: NewParcel): void {
    const number = normaliseNumber(parcel.number);
    const life = [...(parcel.life ?? DOMESTIC_LIFE)].sort((a, b) => a.after - b.after);
    const past = life.filter((step) => step.after <= 0);
    this.#living.set(number, {
      bornAt: this.now(),
      ahead: life.slice(past.length),
      parcel: {
        number,
        carrier: parcel.carrier,
        phoneTail: parcel.phoneTail ?? null,
        pickup: parcel.pickup ?? DEFAULT_PICKUP,
        history: stampPast(past, this.#real()),
      },
    });
  }

  /** Makes the next thing happen to one parcel now, whatever its script says; the script's own step of that name is dropped. */
  move(number: string, stage: Stage): void {
    const living = this.#living.get(normaliseNumber(number));
    if (living === undefined) throw new Error(`the lab has no parcel ${number}`);
    const scripted = living.ahead.findIndex((step) => step.stage === stage);
    living.ahead = living.ahead.slice(scripted + 1);
    this.#happen(living, [stage]);
  }

  find(number: string): LabParcel | undefined {
    return this.#living.get(normaliseNumber(number))?.parcel;
  }

  list(): readonly LabParcel[] {
    return [...this.#living.values()].map((living) => living.parcel);
  }

  /** The keys that a source knows. A source that wants a key refuses all others. */
  setKeys(source: string, keys: readonly string[]): void {
    this.#keys.set(source, new Set(keys));
  }
  hasKey(source: string, key: string): boolean {
    return this.#keys.get(source)?.has(key) ?? false;
  }
  listKeys(source: string): readonly string[] {
    return [...(this.#keys.get(source) ?? [])];
  }

  /** Counts a call under `name` and says whether it is within `max` per `windowMs` of the world's clock. */
  within(name: string, max: number, windowMs: number): boolean {
    const now = this.now();
    const recent = (this.#calls.get(name) ?? []).filter((at) => at > now - windowMs);
    const free = recent.length < max;
    if (free) recent.push(now);
    this.#calls.set(name, recent);
    return free;
  }

  /** A source's own memory (for example: registered numbers). */
  shelf<T>(source: string): Map<string, T> {
    const shelf = this.#shelves.get(source) ?? new Map<string, unknown>();
    this.#shelves.set(source, shelf);
    return shelf as Map<string, T>;
  }

  #happen(living: Living, stages: readonly Stage[]): void {
    if (stages.length === 0) return;
    const { history } = living.parcel;
    living.parcel = { ...living.parcel, history: [...history, ...stampNow(stages, history.at(-1), this.#real())] };
  }
}
