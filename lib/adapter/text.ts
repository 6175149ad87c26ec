/** Text and bodies as they come. */
import * as z from 'zod/mini';

/** Trimmed, white space collapsed; null for nothing. */
export function tidy(text: string | null | undefined): string | null {
  const clean = text?.replace(/[\s\u00a0]+/g, ' ').trim() ?? '';
  return clean === '' ? null : clean;
}

/** The parts that say something, joined by ", "; null when none does. */
export function joinPlace(...parts: readonly (string | null | undefined)[]): string | null {
  return tidy(parts.map(tidy).filter((part) => part !== null).join(', '));
}

/** The body as JSON; undefined when it is not JSON (JSON itself has no undefined). */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** Named anew: lint takes `z.catch(…, …)` for a promise's. */
const orElse = z.catch;

/** Text or number on the wire, as text; null, absent and anything else as null: an odd field hides no row. */
export const wireText = z.pipe(
  orElse(z.optional(z.union([z.string(), z.number(), z.null()])), null),
  z.transform((value: string | number | null | undefined): string | null => (value === undefined || value === null ? null : String(value))),
);

/** A part that is nice to have (an ETA, an address): null when it is absent or not of the known shape. */
export function wireExtra<T extends z.ZodMiniType>(part: T): z.ZodMiniCatch<z.ZodMiniOptional<z.ZodMiniNullable<T>>> {
  return orElse(z.optional(z.nullable(part)), null);
}

/** A list whose odd members are dropped one by one, so that one broken row does not hide the others. */
export function wireList<T extends z.ZodMiniType>(row: T): z.ZodMiniType<z.output<T>[]> {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((rows: unknown[]) => rows.flatMap((value) => {
      const parsed = row.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    })),
  );
}
