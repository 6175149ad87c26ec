import { failed, failureOfStatus, inconclusive, notFound, pair, reportFromEvents, UNMAPPED, unusable } from '@/lib/adapter/answers';
import type { Answer, EtaReport, EventReport, Question, Reader, ReadContext } from '@/lib/adapter/contract';
import { readStamp, readWallClock } from '@/lib/adapter/dates';
import { readProse } from '@/lib/adapter/html';
import { readJson, tidy } from '@/lib/adapter/text';
import { normaliseNumber } from '@/lib/model/ids';
import type { RelatedNumber } from '@/lib/model/parcel';
import type { StatusPair } from '@/lib/model/status';
import { type Entry, reply, type Row, type Shipment, shipment } from './wire';

const CARRIER = 'la-poste';
const GOOD = '0';
const UNKNOWN_NUMBER = '104';

const inTable = (table: readonly (readonly [StatusPair, string])[]): ReadonlyMap<string, StatusPair> => new Map(table.flatMap(([status, words]) => words.split(' ').map((word) => [word, status] as const)));

/** Codes say more than groups (research/endpoints.md 3.6). */
const CODES = inTable([
  [pair('pre_transit', 'info_received'), 'DR1'],
  [pair('in_transit', 'picked_up'), 'PC1 PC2'],
  [pair('in_transit'), 'ET1 ET4 EP1 TR1 ET2'],
  [pair('in_transit', 'arrived_destination_country'), 'ET3'],
  [pair('in_transit', 'customs_processing'), 'DO1'],
  [pair('in_transit', 'customs_cleared'), 'DO2'],
  [pair('out_for_delivery'), 'MD1 MD2'],
  [pair('attempt_failed', 'redirected_to_pickup'), 'MD3'],
  [pair('attempt_failed'), 'ND1'],
  [pair('ready_for_pickup', 'pickup_point'), 'AG1'],
  [pair('exception', 'address_problem'), 'AN1'],
  [pair('returning'), 'RE1'],
  [pair('delivered'), 'DI1'],
  [pair('returned', 'to_sender'), 'DI2'],
]);

const GROUPS = inTable([
  [pair('pre_transit', 'info_received'), 'EXPANN'],
  [pair('in_transit'), 'ACHNAT DISARR'],
  [pair('in_transit', 'customs_processing'), 'AARIDOU'],
  [pair('in_transit', 'customs_cleared'), 'AARENDDOU'],
  [pair('out_for_delivery'), 'DISTOU'],
  [pair('ready_for_pickup', 'pickup_point'), 'DISMAD'],
  [pair('attempt_failed'), 'DISIECHEC'],
  [pair('exception'), 'DISINS'],
  [pair('delivered'), 'DESBAL DESTIN DESLIVD'],
  [pair('returning'), 'RETOUR'],
]);

/** A code that is not listed keeps its group, and is noted. */
function statusOf(group: string | null, code: string | null, label: string, context: ReadContext): StatusPair {
  const known = CODES.get(code ?? '');
  // The round is only being made ready: the parcel is still in the office.
  if (known?.status === 'out_for_delivery' && label.normalize('NFC').toLowerCase().includes('préparons')) return pair('in_transit', 'at_delivery_office');
  const byGroup = GROUPS.get(group ?? '');
  if (known === undefined && (code !== null || byGroup === undefined)) context.noteDrift({ path: 'event.code', seen: [group, code].filter((part) => part !== null).join('/') });
  return known ?? byGroup ?? UNMAPPED;
}

function readRow(row: Row, context: ReadContext): EventReport {
  const time = readStamp(row.date);
  const [group, code, label] = [tidy(row.group), tidy(row.code), readProse(row.label) ?? ''];
  return {
    time,
    localTime: time === null ? readWallClock(row.date) : null,
    rawTime: tidy(row.date),
    location: readProse(row.country),
    description: label,
    ...statusOf(group, code, label, context),
    sourceCode: [group, code].filter((part) => part !== null).join('/') || null,
  };
}

const wallOf = ({ time, localTime }: EventReport): string => (time ?? localTime ?? '').slice(0, 19);

/** Rows come in either order. By instant, else by wall clock, else by `order` alone; `order` parts equals. */
function readRows(rows: readonly Row[], context: ReadContext): readonly EventReport[] {
  const events = rows.map((row) => ({ order: Number(row.order ?? 0) || 0, event: readRow(row, context) }));
  const timed = events.every(({ event }) => event.time !== null);
  const dated = events.every(({ event }) => wallOf(event) !== '');
  const rank = (event: EventReport): string => (timed ? new Date(event.time ?? 0).toISOString() : dated ? wallOf(event) : '');
  return events.sort((a, b) => (rank(a.event) < rank(b.event) ? 1 : rank(a.event) > rank(b.event) ? -1 : b.order - a.order)).map(({ event }) => event);
}

function readEta(text: string | null): EtaReport | null {
  const at = readStamp(text) ?? readWallClock(text);
  return at === null ? null : { from: at, until: at };
}

/** The partner's number where it is another one. */
function readRelated({ idShip, contextData }: Shipment): readonly RelatedNumber[] {
  const number = normaliseNumber(contextData?.partner?.reference ?? '');
  return number === '' || number === normaliseNumber(idShip) ? [] : [{ role: 'last_mile', carrier: null, number }];
}

function readShipment(wire: unknown, context: ReadContext): Answer {
  const known = shipment.safeParse(wire);
  if (known.success) return { kind: 'found', carrier: CARRIER, report: reportFromEvents(readRows(known.data.event ?? [], context), { eta: readEta(known.data.estimDate), related: readRelated(known.data) }) };
  context.noteDrift({ path: 'shipment', seen: 'changed' });
  return failed(CARRIER, 'changed', null, null, context);
}

/** The entry about a question. A refusal that names no shipment is about whatever was asked. */
function entryFor({ number }: Question, entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => {
    const id = tidy(entry.shipment?.idShip) ?? tidy(entry.idShip);
    return id === null ? String(entry.returnCode) !== GOOD : normaliseNumber(id) === number;
  });
}

/** Reads `suivi-unifie`. Their own code in the body says more than the HTTP status beside it. */
export const read: Reader = (body, context): readonly Answer[] => {
  const json = readJson(body);
  const entries = reply.safeParse(Array.isArray(json) ? json : [json]).data ?? [];
  const byStatus = failureOfStatus(context.httpStatus, false);
  const isEmpty = Array.isArray(json) && json.length === 0;
  const allGood = entries.every((entry) => String(entry.returnCode) === GOOD);
  if ((entries.length === 0 && !isEmpty) || (byStatus !== null && allGood)) return unusable(context, false, () => CARRIER, '[].returnCode');
  return context.questions.map((question) => {
    const entry = entryFor(question, entries);
    if (entry === undefined) return inconclusive(CARRIER);
    const code = String(entry.returnCode);
    if (code === UNKNOWN_NUMBER) return notFound(CARRIER, 'no_record', code, tidy(entry.returnMessage));
    return code === GOOD ? readShipment(entry.shipment, context) : failed(CARRIER, byStatus ?? 'upstream', code, tidy(entry.returnMessage), context);
  });
};
