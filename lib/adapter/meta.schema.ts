/** Schemas of every `meta.json`, strict. Only tests use them: the product trusts files of its own (see meta.ts). */
import * as z from 'zod/mini';
import type { CarrierMeta, ShopMeta, SourceMeta } from './meta';

const id = z.string().check(z.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/, 'an id is lower case letters and digits in words joined by single hyphens, as its folder is named'));
const word = z.string().check(z.minLength(1, 'leave the field out instead of leaving it empty'), z.regex(/^\S(?:.*\S)?$/, 'no blanks at the ends'));
const host = z.string().check(z.regex(/^(?:[a-z\d-]+\.)+[a-z]{2,}$/, 'a host is a full name without scheme, port and path, for example api.example.com'));
const address = z.string().check(z.regex(/^https:\/\/[^\s/]+\/\S*$/, 'an address starts with https:// and has a path'));
const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'a country is its ISO 3166 code, two capitals'));
const sample = z.string().check(z.minLength(1, 'a sample is a number'), z.maxLength(60, 'a sample is one number'));
const count = z.number().check(z.int('whole numbers only'), z.positive('more than nothing'));
const zone = z.string().check(z.refine((name) => Intl.supportedValuesOf('timeZone').includes(name), 'a zone is an IANA name, for example Asia/Shanghai'));

function unique<T extends z.ZodMiniType<string>>(member: T) {
  return z.array(member).check(z.refine((list) => new Set(list).size === list.length, 'name each only once'));
}

/** Names of firms: English is what the others fall back to. */
const names = z.strictObject({ en: word, 'zh-CN': z.exactOptional(word), 'zh-TW': z.exactOptional(word) });
/** What the user reads: all three languages, or somebody reads a foreign sentence. */
const sentence = z.strictObject({ en: word, 'zh-CN': word, 'zh-TW': word });
const goodSamples = unique(sample).check(z.minLength(1, 'give at least one good sample number'));

export const carrierMeta = z.strictObject({
  id,
  names,
  aliases: unique(word),
  countries: unique(country),
  partners: z.exactOptional(z.literal(true)),
  codes: z.record(id, z.union([word, count])),
  needs: z.exactOptional(unique(z.enum(['postcode', 'phoneTail']))),
  samples: z.strictObject({ good: goodSamples, bad: unique(sample) }),
  family: z.exactOptional(id),
}) satisfies z.ZodMiniType<CarrierMeta>;

/** Firefox's own list of what an extension may say it passes on. */
const dataCategory = z.enum([
  'authenticationInfo', 'bookmarksInfo', 'browsingActivity', 'financialAndPaymentInfo', 'healthInfo', 'locationInfo', 'personalCommunications',
  'personallyIdentifyingInfo', 'searchTerms', 'technicalAndInteraction', 'websiteActivity', 'websiteContent',
]);

export const sourceMeta = z.strictObject({
  id,
  names,
  carriers: z.union([z.literal('*'), unique(id).check(z.minLength(1, 'name the carriers it answers for, or "*"'))]),
  kind: z.enum(['carrier', 'own-key', 'aggregator']),
  carrier: z.exactOptional(id),
  codePrefix: z.exactOptional(id),
  zone: z.exactOptional(zone),
  detects: z.exactOptional(z.boolean()),
  tellsOffice: z.exactOptional(z.literal(true)),
  hosts: unique(host).check(z.minLength(1, 'name the hosts it asks')),
  secrets: z.array(z.strictObject({ name: z.string().check(z.regex(/^[a-zA-Z][a-zA-Z\d]*$/, 'a secret is named like a variable')), label: sentence })),
  keyPage: z.exactOptional(address),
  howTo: z.exactOptional(sentence),
  keyCheck: z.exactOptional(z.enum(['free', 'counted', 'costs'])),
  batch: count.check(z.maximum(100, 'a call that takes more is not believed')),
  limits: z.strictObject({ gapMs: count, perDay: count, perHour: z.exactOptional(count), perNumberMs: count }),
  learns: sentence,
  costs: sentence,
  maturity: z.enum(['tested-live', 'from-fixtures', 'experimental']),
  dataCollection: unique(dataCategory).check(z.minLength(1, 'whoever is asked learns something: say which kind')),
}).check(
  z.refine((meta) => meta.kind !== 'aggregator' || meta.carriers === '*', { path: ['carriers'], error: 'an aggregator answers for "*"' }),
  z.refine((meta) => meta.kind === 'aggregator' || meta.carrier !== undefined, { path: ['carrier'], error: 'say whose parcels its answers are about' }),
  z.refine((meta) => meta.carriers === '*' || meta.carrier === undefined || meta.carriers.includes(meta.carrier), { path: ['carrier'], error: 'name it among carriers too' }),
  z.refine((meta) => meta.kind !== 'own-key' || meta.secrets.length > 0, { path: ['secrets'], error: 'a source of the kind own-key names its keys' }),
  z.refine((meta) => (meta.secrets.length > 0) === (meta.keyPage !== undefined), { path: ['keyPage'], error: 'say where the user gets the key, and only where there is one' }),
  z.refine((meta) => (meta.secrets.length > 0) === (meta.howTo !== undefined), { path: ['howTo'], error: 'say in plain words how the user gets the key, and only where there is one' }),
  z.refine((meta) => meta.keyCheck === undefined || meta.secrets.length > 0, { path: ['keyCheck'], error: 'only a source with keys can check them' }),
) satisfies z.ZodMiniType<SourceMeta>;

const pattern = z.string().check(z.regex(/^https:\/\/(?:\*\.)?(?:[a-z\d-]+\.)+[a-z]{2,}\/\S*$/, 'a match pattern is https://, a host (perhaps *.host) and a path (perhaps *)'));
const shopReading = z.strictObject({
  origins: unique(pattern),
  pages: unique(pattern),
  replies: unique(word),
  ways: unique(z.enum(['browse', 'now', 'fetch'])).check(z.minLength(1, 'say how it can be read')),
  listPage: z.exactOptional(address),
  sites: z.exactOptional(unique(host)),
  forms: z.array(z.strictObject({ what: z.enum(['list', 'detail', 'logistics', 'text']), sure: z.enum(['A', 'B', 'C', 'D']) })).check(z.minLength(1, 'say what can be read')),
}).check(z.refine(({ origins, ways }) => origins.length > 0 || ways.every((way) => way === 'now'), { path: ['origins'], error: 'name the hosts to ask for' }));

export const shopMeta = z.strictObject({
  id,
  names,
  aliases: unique(word),
  hosts: unique(host),
  color: z.string().check(z.regex(/^#[\da-f]{6}$/i, 'a colour is #rrggbb')),
  usualCarriers: unique(id),
  // Shops whose order numbers have no shape of their own give none.
  samples: z.strictObject({ good: unique(sample), bad: unique(sample) }),
  reading: z.exactOptional(shopReading),
  policy: z.exactOptional(z.strictObject({ returnDays: count, source: address, on: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD')) })),
}) satisfies z.ZodMiniType<ShopMeta>;
