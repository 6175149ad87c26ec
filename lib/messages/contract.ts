/** Every command a page may send: one line each; the types of `send` and of the handlers follow from it. */
import * as z from 'zod/mini';
import type { ReadFile } from '@/lib/adapter/custom/file';
import { customDraft } from '@/lib/adapter/custom/schema';
import type { Trial } from '@/lib/model/custom-source';
import { FAILURE_KINDS } from '@/lib/model/failure';
import { normaliseNumber } from '@/lib/model/ids';
import { FIELD_GROUPS } from '@/lib/model/order';
import { importParts } from './reading-schemas';

const text = z.string().check(z.maxLength(2000));
const key = z.string().check(z.minLength(3), z.maxLength(300));
/** A number as typed: blanks and dashes alone are none. */
const number = z.string().check(z.maxLength(60), z.refine((typed) => normaliseNumber(typed).length >= 4));
const carrier = z.nullable(z.string().check(z.maxLength(60)));
const input = z.object({ postcode: z.optional(z.string().check(z.maxLength(12))), phoneTail: z.optional(z.string().check(z.maxLength(4))) });
const passphrase = z.string().check(z.maxLength(1000));
const nothing = z.object({});
const done = z.object({ done: z.boolean() });
const allowance = z.nullable(z.object({ left: z.number(), of: z.nullable(z.number()) }));
const checked = z.object({ check: z.nullable(z.discriminatedUnion('kind', [z.object({ kind: z.literal('works'), allowance }), z.object({ kind: z.literal('failed'), failure: z.enum(FAILURE_KINDS) })])) });

const secrets = z.record(z.string(), z.string().check(z.maxLength(500)));
const ownId = z.nullable(z.string().check(z.maxLength(60)));

const name = z.string().check(z.minLength(1), z.maxLength(60));
const importCounts = z.object({ added: z.number(), changed: z.number(), same: z.number(), payments: z.number(), parcels: z.number(), skipped: z.number() });
const previewRow = z.object({ shop: text, orderNumber: text, what: z.enum(['new', 'changed', 'same', 'skipped']), changes: z.array(z.enum(FIELD_GROUPS)) });

const addition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('parcel'), number, carrier, input, source: z.nullable(z.string()), title: z.nullable(text), pickupCode: z.nullable(text), pickupPlace: z.nullable(text) }),
  z.object({ kind: z.literal('order'), number, shop: z.string().check(z.maxLength(60)), title: z.nullable(text) }),
]);

export const contract = {
  /** Creates or migrates the database; pages send it when they find none. */
  'storage.prepare': { input: nothing, output: z.object({ state: z.enum(['ready', 'newer', 'failed']) }) },
  /** Keeps what the user confirmed. `links` joins orders and parcels of one paste by index. */
  'intake.add': {
    input: z.object({ additions: z.array(addition).check(z.maxLength(500)), links: z.array(z.tuple([z.number(), z.number()])) }),
    output: z.object({ added: z.array(key), known: z.array(key) }),
  },
  /** Takes an addition back at once (the undo under the paste box). */
  'intake.undo': { input: z.object({ keys: z.array(key) }), output: done },
  'parcel.check-now': { input: z.object({ key }), output: z.object({ startsAt: z.number() }) },
  'parcel.edit': {
    input: z.object({
      key,
      change: z.partial(z.object({ title: z.nullable(text), note: text, muted: z.boolean(), archived: z.boolean(), received: z.boolean(), carrier, input, preferredSource: z.nullable(z.string()) })),
    }),
    output: z.object({ key }),
  },
  /** Is the parcel that the held-back answer is about the person's own? */
  'parcel.judge': { input: z.object({ key, mine: z.boolean() }), output: done },
  'parcel.delete': { input: z.object({ key }), output: done },
  'parcel.undelete': { input: z.object({ key }), output: done },
  'order.edit': {
    input: z.object({ key, change: z.partial(z.object({ note: text, muted: z.boolean(), archived: z.boolean(), title: z.nullable(text) })) }),
    output: z.object({ key }),
  },
  'order.delete': { input: z.object({ key }), output: done },
  'order.undelete': { input: z.object({ key }), output: done },
  /** A file that a page has read: looked at first, stored in pieces (seq counts from 0, a piece that came already is stored once), taken back as a whole. */
  'import.begin': { input: z.object({ format: name, label: text }), output: z.object({ id: name }) },
  'import.preview': { input: z.object({ format: name, parts: importParts }), output: z.object({ counts: importCounts, rows: z.array(previewRow) }) },
  'import.commit': { input: z.object({ id: name, seq: z.number(), parts: importParts }), output: z.object({ counts: importCounts, chunks: z.number() }) },
  'import.finish': { input: z.object({ id: name }), output: z.object({ counts: importCounts }) },
  'import.undo': { input: z.object({ id: name }), output: done },
  'source.set-secrets': { input: z.object({ source: z.string(), secrets }), output: checked },
  /** What failed there is asked about again; a wait that the source itself asked for stays. */
  'source.retry': { input: z.object({ source: z.string() }), output: done },
  /** The next answer of the source is recorded, redacted; false: neither that nor the one that is kept. */
  'source.record-sample': { input: z.object({ source: z.string(), wanted: z.boolean() }), output: done },
  /** Tries the stored keys with one cheap call. `check` null: nothing could be tried. */
  'source.check-key': { input: z.object({ source: z.string() }), output: checked },
  /** Source → field → the last characters of its key, where they give little away; none while the keys are locked. */
  'source.tails': { input: nothing, output: z.object({ tails: z.record(z.string(), z.record(z.string(), z.string())) }) },
  'source.forget-secrets': { input: z.object({ source: z.string() }), output: done },
  'source.enable': { input: z.object({ source: z.string(), enabled: z.boolean() }), output: done },
  /** A passphrase over the keys: set, changed (`current`), taken off (`next` null). */
  'vault.set-passphrase': { input: z.object({ current: z.nullable(passphrase), next: z.nullable(passphrase.check(z.minLength(8))) }), output: done },
  'vault.unlock': { input: z.object({ passphrase }), output: done },
  'vault.lock': { input: nothing, output: done },
  /** Minutes after unlocking; 0: only when the browser closes. */
  'vault.auto-lock': { input: z.object({ minutes: z.number().check(z.int(), z.minimum(0), z.maximum(1440)) }), output: done },
  /** The passphrase is forgotten: all keys go. */
  'vault.reset': { input: nothing, output: done },
  /** After a permission was granted or taken away in a page: looks again and polls what waited. */
  'source.permission-changed': { input: z.object({ source: z.string() }), output: done },
  /** Asks a described endpoint once about one number and says what was read. Nothing is stored. */
  'custom.try': { input: z.object({ draft: customDraft, id: ownId, number, input, secrets }), output: z.custom<Trial>() },
  /** Keeps a description, as a new one or in place of `id`; secrets that were not typed anew stay. */
  'custom.save': { input: z.object({ draft: customDraft, id: ownId, secrets }), output: z.object({ id: z.string() }) },
  'custom.remove': { input: z.object({ id: z.string() }), output: done },
  /** A carrier file as a draft, or why it is refused. */
  'custom.read-file': { input: z.object({ text: z.string().check(z.maxLength(200_000)) }), output: z.custom<ReadFile>() },
  'settings.change': {
    input: z.partial(z.object({
      language: z.enum(['auto', 'zh-CN', 'zh-TW', 'en']),
      scheme: z.enum(['auto', 'light', 'dark']),
      notices: z.object({ on: z.boolean(), kinds: z.record(z.string(), z.boolean()) }),
      quiet: z.object({ on: z.boolean(), fromMinute: z.number(), untilMinute: z.number() }),
      remembered: z.object({ postcode: z.string(), phoneTail: z.string() }),
      welcomed: z.boolean(),
    })),
    output: done,
  },
  'notice.test': { input: nothing, output: done },
  'notice.seen': { input: z.object({ ids: z.array(z.string()) }), output: done },
  /** What the user corrected about a recognised number, so that it weighs next time. */
  'recognise.correct': { input: z.object({ shape: text, source: z.string() }), output: done },
} as const;

export type Command = keyof typeof contract;
export type Input<C extends Command> = z.infer<(typeof contract)[C]['input']>;
export type Output<C extends Command> = z.infer<(typeof contract)[C]['output']>;

/** Why a command was not carried out; `kind` picks the wording (`problem.<kind>`). */
export interface Problem { readonly kind: 'bad_input' | 'not_found' | 'newer_database' | 'storage' | 'too_soon' | 'locked' | 'wrong_passphrase' | 'internal'; readonly until?: number }
export type Result<C extends Command> = { readonly ok: true; readonly value: Output<C> } | { readonly ok: false; readonly problem: Problem };
