/** Addresses: the host says whose page it is, parameters and path give the number. */
import { familyOf, shopWords } from '@/lib/catalog/words';
import { type NameRef, namesOf } from './lexicon';
import { shapesOf } from './shapes';
import { isAlphanumeric, isDigit, makeToken, type Token } from './tokens';

/** A number out of an address. `owner` null: the host is nobody we know, but the parameter names a parcel. */
export interface UrlNumber {
  readonly token: Token;
  readonly kind: 'order' | 'parcel';
  readonly owner: NameRef | null;
  readonly host: string;
}
export interface Addresses {
  readonly numbers: readonly UrlNumber[];
  /** What the addresses cover, in order. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** Names of parameters, in small letters and without _ and -. */
const ORDER_KEY = /^(?:(?:parent|biz|trade)?(?:order|trade|purchase)(?:ids?|no|sn|num|number|code)|bizid|billno|oid)$/;
const PARCEL_KEY = /track|waybill|trk|label|^awb|mailno|mailnum|parcel|piece|barcode|consignment|shipment|expressno|logisticsno|billcode|billid|txtbill|itemcode|^wbl|okurijo|reqcode|number\d|invno|postid|pronumbers|objetos|cargonumber|^numer$|^idc$|^sid1$|^snr$|^nums$/;
/** These name a parcel only on a carrier's own site, or with a number that proves itself. */
const COMMON_KEY = /^(?:code|number|nu|num|q|id|no|search|v|match|pin|colli)$/;
const ORDER_PLACES = /order|trade|purchase|transaction|tracking|delivery/;
const ITEM_PLACES = /^(?:items?|item\.htm|dp|gp|ip|products?|goods|goods\.html|offer|listing|itm|detail\.htm|sku)$/;

let owners: ReadonlyMap<string, NameRef> | undefined;

/** Second levels that countries give out names below. */
const SECOND_LEVELS = new Set(['co', 'com', 'net', 'org', 'gov', 'go', 'ne', 'or', 'ac']);

/** The word that was registered: `www.royalmail.com` and `royalmail.co.uk` → `royalmail`. */
function siteName(host: string): string {
  const labels = host.split('.').slice(0, -1);
  if (labels.length > 1 && SECOND_LEVELS.has(labels.at(-1) ?? '')) labels.pop();
  return labels.at(-1) ?? '';
}

/** Who owns `host` (lower case): a domain that a shop names, else the carrier or shop that has the site's name; null for strangers. */
function ownerOf(host: string): NameRef | null {
  if (owners === undefined) {
    const all = new Map<string, NameRef>();
    for (const [id, { hosts }] of shopWords) for (const name of hosts) all.set(name, { kind: 'order', source: id });
    owners = all;
  }
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const owner = owners.get(name);
    if (owner !== undefined) return owner;
  }
  return namesOf(siteName(host))[0] ?? null;
}

const ENDS = ' \n\r\t"\'<>`|\\^{}';
const LONGEST = 4096;
const isHostCode = (code: number): boolean => isAlphanumeric(code) || code === 45 || code === 46;

function hostAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < 253 && isHostCode(text.charCodeAt(end))) end += 1;
  return text.slice(start, end).toLowerCase();
}
const looksLikeHost = (host: string): boolean => /^[a-z\d-]{1,63}\.[a-z\d.-]{0,180}[a-z]{2}$/.test(host);

/** Delimiters, plain or percent-encoded, so that an address inside an address is read too. Returns [sign, length] or null. */
function delimiterAt(text: string, at: number): readonly [sign: string, length: number] | null {
  const character = text.charAt(at);
  if ('/?&#;=,'.includes(character) && character !== '') return [character, 1];
  if (character !== '%') return null;
  switch (text.slice(at, at + 3).toUpperCase()) {
    case '%2F': return ['/', 3];
    case '%3F': return ['?', 3];
    case '%26': return ['&', 3];
    case '%23': return ['#', 3];
    case '%3D': return ['=', 3];
    case '%2C': return [',', 3];
    default: return null;
  }
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** The sign before it. */
  readonly sign: string;
}

function partsOf(text: string, start: number, end: number): readonly Part[] {
  const parts: Part[] = [];
  let from = start;
  let sign = '';
  for (let at = start; at <= end; ) {
    const delimiter = at === end ? (['', 1] as const) : delimiterAt(text, at);
    if (delimiter === null) {
      at += 1;
      continue;
    }
    parts.push({ start: from, end: at, sign });
    [sign] = delimiter;
    at += delimiter[1];
    from = at;
  }
  return parts;
}

const plainKey = (text: string, { start, end }: Part): string => text.slice(start, Math.min(end, start + 40)).toLowerCase().replace(/[_-]/g, '');

/** The family and the carrier itself, or the shop. */
function owns(owner: NameRef, kind: 'order' | 'parcel', source: string): boolean {
  if (owner.kind !== kind) return false;
  return owner.source === source || (kind === 'parcel' && familyOf(source) === familyOf(owner.source));
}

function numbersIn(text: string, start: number, end: number, into: UrlNumber[]): void {
  let host = '';
  let owner: NameRef | null = null;
  let key = '';
  let item = false;
  let place = false;
  const parts = partsOf(text, start, end);
  for (const [index, part] of parts.entries()) {
    const raw = text.slice(part.start, part.end);
    const afterSlashes = index === 0 || (part.sign === '/' && parts[index - 1]?.start === parts[index - 1]?.end);
    if (afterSlashes && looksLikeHost(hostAt(text, part.start))) {
      host = hostAt(text, part.start);
      owner = ownerOf(host);
      key = '';
      item = /^(?:item|detail|goods|product)\./.test(host);
      place = /^(?:order|trade|buyertrade)/.test(host);
      continue;
    }
    if (part.sign === '&' || part.sign === '?' || part.sign === '#' || part.sign === ';') key = plainKey(text, part);
    else if (part.sign === '/') {
      key = '';
      if (ITEM_PLACES.test(raw)) item = true;
      if (ORDER_PLACES.test(raw.toLowerCase())) place = true;
    }
    const number = numberOf(text, part, raw);
    if (number === null) continue;
    const kind = kindOf(number.value, key, owner, part.sign === '/' || part.sign === '#', place && !item);
    if (kind !== null) into.push({ token: number, kind, owner, host });
  }
}

/** The part as a number: letters, digits and hyphens five or more of them, with at least three digits. `.html` behind it does not count. */
function numberOf(text: string, part: Part, raw: string): Token | null {
  let end = part.start;
  let digits = 0;
  while (end < part.end && (isAlphanumeric(text.charCodeAt(end)) || text.charCodeAt(end) === 45)) {
    if (isDigit(text.charCodeAt(end))) digits += 1;
    end += 1;
  }
  if (digits < 3 || end - part.start < 5 || end - part.start > 40 || (end < part.end && !/^\.[a-z]{3,5}$/.test(raw.slice(end - part.start)))) return null;
  return makeToken(part.start, end, text.slice(part.start, end).toUpperCase(), false);
}

function kindOf(value: string, key: string, owner: NameRef | null, inPath: boolean, atOrders: boolean): 'order' | 'parcel' | null {
  const parcelKey = PARCEL_KEY.test(key);
  if (owner === null) return parcelKey || (COMMON_KEY.test(key) && shapesOf(value).some(({ kind, shape }) => kind === 'parcel' && shape.bare === 'certain')) ? 'parcel' : null;
  const fits = shapesOf(value).some(({ kind, source }) => owns(owner, kind, source));
  if (owner.kind === 'parcel') return parcelKey || COMMON_KEY.test(key) || (inPath && fits) ? 'parcel' : null;
  if (ORDER_KEY.test(key)) return 'order';
  if (parcelKey) return 'parcel';
  if (fits && atOrders && (inPath || key === 'keyword' || COMMON_KEY.test(key))) return 'order';
  // A shop that delivers itself: track.amazon.com/tracking/TBA…
  return atOrders && shapesOf(value).some(({ kind, shape }) => kind === 'parcel' && shape.bare === 'certain') ? 'parcel' : null;
}

/** `https://name:word@host/`: where the host begins. */
function afterUser(text: string, start: number): number {
  for (let at = start; at < text.length && at - start < 80; at += 1) {
    const character = text.charAt(at);
    if (character === '@') return at + 1;
    if (character === '/' || character === '?' || ENDS.includes(character)) return start;
  }
  return start;
}

/** Every address in `text`, with and without a scheme, and the numbers in it. */
export function readAddresses(text: string): Addresses {
  const numbers: UrlNumber[] = [];
  const ranges: (readonly [number, number])[] = [];
  for (let slash = text.indexOf('/'); slash >= 0; ) {
    let start = slash;
    if (text.charAt(slash + 1) === '/') start = afterUser(text, slash + 2);
    else while (start > 0 && slash - start < 80 && isHostCode(text.charCodeAt(start - 1))) start -= 1;
    if (!looksLikeHost(hostAt(text, start))) {
      slash = text.indexOf('/', slash + 1);
      continue;
    }
    let end = start;
    while (end < text.length && end - start < LONGEST && text.charCodeAt(end) < 128 && !ENDS.includes(text.charAt(end))) end += 1;
    while (end > start && ').,;:]!?'.includes(text.charAt(end - 1))) end -= 1;
    numbersIn(text, start, end, numbers);
    ranges.push([text.charAt(slash + 1) === '/' ? slash : start, end]);
    slash = text.indexOf('/', Math.max(end, slash + 1));
  }
  return { numbers, ranges };
}
