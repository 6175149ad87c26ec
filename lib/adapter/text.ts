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

/** Text or number on the wire, as text; null and absent as null. */
export const wireText = z.pipe(
  z.optional(z.union([z.string(), z.number(), z.null()])),
  z.transform((value: string | number | null | undefined): string | null => (value === undefined || value === null ? null : String(value))),
);

/** A list whose odd members are dropped one by one, so that one broken row does not hide the others. */
export function wireList<T extends z.ZodMiniType>(row: T): z.ZodMiniType<z.output<T>[]> {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((rows: unknown[]) => rows.flatMap((value) => {
      const parsed = row.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    })),
  ) as z.ZodMiniType<z.output<T>[]>;
}
