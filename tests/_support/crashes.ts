/**
 * R1 of the reliability list: a worker that dies before or after any port call and any commit. The points are not listed
 * by hand: every method of every port and every transaction is wrapped, so a new port is covered the day it is written.
 */
import type { Ports } from '@/lib/platform/ports';
import type { Database } from '@/lib/storage/tables';

/** What dies with the worker: after `point` calls nothing of this life ever answers again. */
export class Life {
  #count = 0;
  readonly #dieAt: number;
  readonly died: Promise<'died'>;
  #tell: (word: 'died') => void = () => undefined;
  /** The names of the points that were passed, in order. */
  readonly passed: string[] = [];
  dead = false;

  constructor(dieAt: number) {
    this.#dieAt = dieAt;
    this.died = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  get points(): number {
    return this.#count;
  }

  /** One point where death may come. A dead life never comes back from it. */
  async point(name: string): Promise<void> {
    if (!this.dead) {
      this.#count += 1;
      this.passed.push(name);
      if (this.#count !== this.#dieAt) return;
      this.dead = true;
      this.#tell('died');
    }
    await new Promise(() => undefined);
  }

  /** Every method of every port, with a point before and after it. The clock alone answers at once: nobody awaits it. */
  ports(ports: Ports): Ports {
    const wrapped = Object.entries(ports).map(([port, methods]) => {
      if (port === 'clock') return [port, methods] as const;
      const all = Object.entries(methods as Record<string, (...given: unknown[]) => Promise<unknown>>).map(([name, method]) => [
        name,
        async (...given: unknown[]): Promise<unknown> => {
          await this.point(`before ${port}.${name}`);
          const result = await method(...given);
          await this.point(`after ${port}.${name}`);
          return result;
        },
      ]);
      return [port, Object.fromEntries(all) as unknown] as const;
    });
    return Object.fromEntries(wrapped) as unknown as Ports; // built key by key from the same object
  }

  /** Every transaction, with a point before it begins and after it is committed. */
  database(db: Database): Database {
    let depth = 0;
    const transaction = async (...given: unknown[]): Promise<unknown> => {
      const inner = depth > 0;
      if (!inner) await this.point('before commit');
      depth += 1;
      let result: unknown;
      try {
        result = await (db.transaction as (...all: unknown[]) => Promise<unknown>).apply(db, given);
      } finally {
        depth -= 1;
      }
      if (!inner) await this.point('after commit');
      return result;
    };
    return new Proxy(db, { get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name, target)) });
  }
}
