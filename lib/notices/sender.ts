/** Shows what is to be shown, and draws the badge. One sender at a time (lock `notices`). */
import { carrierName, shopName, sourceName } from '@/lib/catalog/names';
import type { Notice } from '@/lib/model/notice';
import type { Language, Settings } from '@/lib/model/settings';
import type { Ports } from '@/lib/platform/ports';
import { readSettings } from '@/lib/storage/settings';
import type { Database } from '@/lib/storage/tables';
import { renderDigest, renderNotice } from '@/lib/text/notice';
import { moveRows, nextDigest, prune, recover, rowsIn } from './outbox';
import { isQuiet } from './quiet';

export type SenderPorts = Pick<Ports, 'clock' | 'locks' | 'notices' | 'badge' | 'pause'>;

export interface SenderParts {
  readonly db: Database;
  /** The same database with strict durability: a power cut that forgot `showing` would tell twice. */
  readonly strict: Database;
  readonly ports: SenderPorts;
  readonly languageOf: (settings: Settings) => Language;
  /** What the user calls a carrier or source of their own. */
  readonly ownName: (id: string) => string | undefined;
  /** Minutes after local midnight. */
  readonly minuteNow: () => number;
}

const MOST_POP_UPS = 3;
const APART_MS = 1500;

/** Names for ids, in the language of the moment. */
function worded(notice: Notice, language: Language, ownName: SenderParts['ownName']): Notice {
  const { carrier = '', number = '', what = '', source, shop } = notice.text;
  const name = carrier === '' ? '' : (ownName(carrier) ?? carrierName(carrier, language));
  const named = what === '' ? `${name} ${number}`.trim() : what;
  const whom = shop !== undefined ? shopName(shop, language) : source === undefined ? undefined : (ownName(source) ?? sourceName(source, language));
  return { ...notice, text: { ...notice.text, carrier: name, what: named, ...(whom === undefined ? {} : { source: whom }) } };
}

/** What nobody wants to hear any more goes: the parcel was muted, deleted or received, or later news of it waits too. */
async function dropStale({ db, strict, ports }: SenderParts, rows: readonly Notice[]): Promise<readonly Notice[]> {
  const now = ports.clock.now();
  const newest = new Map(rows.map((row) => [row.subject, row.id]));
  const kept: Notice[] = [];
  for (const row of rows) {
    const parcel = row.subjectKind === 'parcel' ? await db.parcels.get(row.subject) : undefined;
    const unwanted = row.subjectKind === 'parcel' && (parcel === undefined || parcel.muted || parcel.deletedAt !== null || parcel.receivedAt !== null);
    if (unwanted || newest.get(row.subject) !== row.id) await moveRows(strict, [row.id], 'new', { state: 'closed', unread: 0, closedAt: now });
    else kept.push(row);
  }
  return kept;
}

async function showOne({ strict, ports, ownName }: SenderParts, row: Notice, language: Language): Promise<void> {
  const [taken] = await moveRows(strict, [row.id], 'new', { state: 'showing' });
  if (taken === undefined) return;
  try {
    await ports.notices.show(row.id, renderNotice(worded(row, language, ownName), language));
  } catch {
    // The browser would not: it stays unread, and is not tried again, since it may have been seen.
    await moveRows(strict, [row.id], 'showing', { state: 'missed' });
    return;
  }
  await moveRows(strict, [row.id], 'showing', { state: 'shown', shownAt: ports.clock.now() });
}

async function showDigest({ strict, ports }: SenderParts, rows: readonly Notice[], language: Language): Promise<void> {
  const id = await nextDigest(strict);
  const ids = rows.map((row) => row.id);
  const taken = await moveRows(strict, ids, 'new', { state: 'showing', digest: id });
  try {
    await ports.notices.show(id, renderDigest(taken.length, taken.map((row) => row.kind), language));
  } catch {
    await moveRows(strict, ids, 'showing', { state: 'missed' });
    return;
  }
  await moveRows(strict, ids, 'showing', { state: 'digested', shownAt: ports.clock.now() });
}

/** Quiet hours hold what is new; after them it is let go. Switched off altogether: it stays unread. */
async function sortWaiting({ strict, minuteNow }: SenderParts, settings: Settings): Promise<void> {
  const quiet = isQuiet(settings.quiet, minuteNow());
  const [from, to] = quiet ? (['new', 'held'] as const) : (['held', 'new'] as const);
  const rows = await rowsIn(strict, from);
  if (rows.length > 0) await moveRows(strict, rows.map((row) => row.id), from, { state: to });
  if (settings.notices.on || quiet) return;
  const unwanted = await rowsIn(strict, 'new');
  await moveRows(strict, unwanted.map((row) => row.id), 'new', { state: 'missed' });
}

async function sendWaiting(parts: SenderParts): Promise<void> {
  const { strict, ports } = parts;
  await recover(strict, await ports.notices.listShown(), ports.clock.now());
  const settings = await readSettings(parts.db);
  await sortWaiting(parts, settings);
  const waiting = await rowsIn(strict, 'new');
  if (waiting.length === 0) return;
  const rows = await dropStale(parts, waiting);
  const language = parts.languageOf(settings);
  if (rows.length > MOST_POP_UPS) {
    await showDigest(parts, rows, language);
    return;
  }
  for (const [index, row] of rows.entries()) {
    if (index > 0) await ports.pause.wait(APART_MS);
    await showOne(parts, row, language);
  }
}

/** How many things need the person: what is on that shelf, and news that could not be shown. */
export async function countNeeds(db: Database): Promise<number> {
  const shelves = await db.counters.bulkGet(['parcels:needs', 'orders:needs']);
  const missed = await db.notices.where('state').equals('missed').filter((row) => row.unread === 1).toArray();
  const keys = [...new Set(missed.map((row) => row.subject))];
  // Counted already, or thrown away.
  const standing = (await db.parcels.bulkGet(keys)).filter((parcel) => parcel?.shelf === 'needs' || parcel?.shelf === 'deleted').length;
  return shelves.reduce((sum, row) => sum + Math.max(0, row?.value ?? 0), 0) + keys.length - standing;
}

export interface Sender {
  /** Shows what may be shown and draws the badge. Called while it is at work, it looks again when it is done. */
  tend(): Promise<void>;
}

export function createSender(parts: SenderParts): Sender {
  const { ports, db, strict } = parts;
  let working: Promise<void> | null = null;
  let again = false;

  async function work(): Promise<void> {
    try {
      do {
        again = false;
        await ports.locks.ifFree('notices', async () => {
          await sendWaiting(parts);
          await prune(strict, ports.clock.now());
        });
        await ports.badge.show(await countNeeds(db));
      } while (again);
    } finally {
      // In the same step as the last look at `again`: a call in between must find either a worker that looks, or none.
      working = null;
    }
  }

  return {
    tend() {
      if (working !== null) {
        again = true;
        return working;
      }
      working = work();
      return working;
    },
  };
}
