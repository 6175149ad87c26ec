/** JSON that stands in a page's script or is wrapped in a call. Ids in it stay text where they were text; nothing is evaluated. */

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
/** A whole number beyond 2^53 is an id: it becomes its own digits as text. */
const keepIds: Reviver = (_, value, { source }) => (typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source) ? source : value);

/** A body as JSON, ids of any length exact; undefined when it is not JSON. */
export function readExactJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''), keepIds as (key: string, value: unknown) => unknown) as unknown;
  } catch {
    return undefined;
  }
}

/** From an opening brace or bracket to its own end, strings respected; null where it never ends. */
function valueFrom(code: string, start: number): string | null {
  let depth = 0;
  let quote = '';
  for (let at = start; at < code.length; at += 1) {
    const sign = code[at] ?? '';
    if (quote !== '') {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"') quote = sign;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return code.slice(start, at + 1);
    }
  }
  return null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** What a script's string literal says, from just after its opening quote; null where it never ends. One level of escaping. */
function literalFrom(code: string, start: number, quote: string): string | null {
  let text = '';
  for (let at = start; at < code.length; at += 1) {
    const sign = code[at] ?? '';
    if (sign === quote) return text;
    if (sign === '\n') return null;
    if (sign !== '\\') {
      text += sign;
      continue;
    }
    const next = code[at + 1] ?? '';
    const hex = next === 'u' ? code.slice(at + 2, at + 6) : next === 'x' ? code.slice(at + 2, at + 4) : '';
    const coded = /^[\da-f]+$/i.test(hex) && hex.length === (next === 'u' ? 4 : 2);
    text += coded ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[next] ?? next);
    at += coded ? hex.length + 1 : 1;
  }
  return null;
}

/** Every place where `name` is given a value: `var name =`, `window.name=`, `name:` is none. Gives where the value starts. */
function* assignments(code: string, name: string): Generator<number> {
  for (let at = code.indexOf(name); at !== -1; at = code.indexOf(name, at + name.length)) {
    if (/[\w$]/.test(code[at - 1] ?? '')) continue;
    const after = /^\s*=(?!=)\s*/.exec(code.slice(at + name.length, at + name.length + 40));
    if (after !== null) yield at + name.length + after[0].length;
  }
}

function valueAt(code: string, start: number): unknown {
  const parse = /^JSON\s*\.\s*parse\s*\(\s*(['"])/.exec(code.slice(start, start + 40));
  const text = parse === null ? (/[{[]/.test(code[start] ?? '') ? valueFrom(code, start) : null) : literalFrom(code, start + parse[0].length, parse[1] ?? "'");
  return text === null ? undefined : readExactJson(text);
}

/**
 * The JSON value that is assigned to `name` in a script (`var data = {…};`, `data = JSON.parse('…')`); undefined where there is none.
 * A name may be given several values (`var data = {};` to begin with): the first that has one of the fields `holding` wins, else the first.
 */
export function readAssigned(code: string, name: string, ...holding: readonly string[]): unknown {
  let first: unknown;
  for (const start of assignments(code, name)) {
    const value = valueAt(code, start);
    first ??= value;
    if (value !== undefined && (holding.length === 0 || holding.some((field) => typeof value === 'object' && value !== null && Object.hasOwn(value, field)))) return value;
  }
  return first;
}

/** The JSON of a reply that may be wrapped in a call (`mtopjsonp3({…})`, `/**\/ cb({…});`); undefined where there is none. */
export function readWrapped(body: string): unknown {
  const plain = readExactJson(body);
  if (plain !== undefined) return plain;
  const call = /^\s*(?:\/\*[^*]{0,100}\*\/\s*)?(?:try\s*\{\s*)?[\w$.]{1,100}\s*\(\s*/.exec(body.slice(0, 400));
  if (call === null) return undefined;
  const text = /[{[]/.test(body[call[0].length] ?? '') ? valueFrom(body, call[0].length) : null;
  return text === null ? undefined : readExactJson(text);
}
