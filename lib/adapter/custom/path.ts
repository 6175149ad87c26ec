/** Paths into a JSON answer: `data.events`, `rows[0].at`, `["odd name"].x`, `$` for the answer itself. Read sign by sign. */

const LONGEST = 200;
const DEEPEST = 16;
const NAME_END = /[.[\]"'\s]/;

type Step = string | number;

/** `[0]` or `["name"]` at `from`: the step and where it ends; null: neither. */
function readBracket(path: string, from: number): readonly [Step, number] | null {
  const quote = path[from + 1] ?? '';
  if (quote === '"' || quote === "'") {
    const end = path.indexOf(`${quote}]`, from + 2);
    return end < 0 ? null : [path.slice(from + 2, end), end + 2];
  }
  const end = path.indexOf(']', from);
  const digits = path.slice(from + 1, end);
  return end < 0 || !/^\d{1,4}$/.test(digits) ? null : [Number(digits), end + 1];
}

/** The steps of a path; null: it is none. */
export function readPath(path: string): readonly Step[] | null {
  const trimmed = path.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return null;
  const steps: Step[] = [];
  let at = trimmed.startsWith('$') ? 1 : 0;
  while (at < trimmed.length) {
    if (trimmed[at] === '[') {
      const read = readBracket(trimmed, at);
      if (read === null) return null;
      steps.push(read[0]);
      at = read[1];
      continue;
    }
    if (trimmed[at] === '.') at += 1;
    else if (at > 0) return null;
    let end = at;
    while (end < trimmed.length && !NAME_END.test(trimmed[end] ?? '')) end += 1;
    if (end === at) return null;
    steps.push(trimmed.slice(at, end));
    at = end;
  }
  return steps.length > DEEPEST ? null : steps;
}

/** What stands at the path: own fields only; undefined where there is nothing. */
export function lookUp(value: unknown, path: string): unknown {
  const steps = readPath(path);
  if (steps === null) return undefined;
  return steps.reduce<unknown>((at, step) => {
    if (typeof at !== 'object' || at === null) return undefined;
    return Object.hasOwn(at, step) ? (at as Readonly<Record<Step, unknown>>)[step] : undefined;
  }, value);
}
