/**
 * `npm run bench:recognise -- FILE…`: how often the recogniser is right, by source, beside two public packages, and how
 * long it takes. Files are in the forms of `recognise/*.json` (mixed cases, or bare western numbers). The last line is JSON.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { recognise } from '@/lib/recognise/recognise';
import { isOfCourier, type Mixed, type Score, score, type Western } from '../conformance/kinds/recognise';
import { listPeers, type Peer } from './recognise-peers';
import { measure, noisyText } from './recognise-speed';

type Tally = Record<Score, number>;
const emptyTally = (): Tally => ({ right: 0, asked: 0, missed: 0, wrong: 0 });

function tallyMixed({ cases }: Mixed, show: boolean): ReadonlyMap<string, Tally> {
  const rows = new Map<string, Tally>();
  for (const { text, expect } of cases) {
    const { findings } = recognise(text);
    for (const expected of expect) {
      const result = score(expected, findings);
      const key = `${expected.kind} ${expected.context} ${expected.sources.length > 3 ? 's10' : expected.sources.join('/')}`;
      const row = rows.get(key) ?? emptyTally();
      row[result] += 1;
      rows.set(key, row);
      if (show && result !== 'right') console.log(`  ${result}: ${expected.value} (${expected.context}) in ${JSON.stringify(text.slice(0, 100))}`);
    }
  }
  return rows;
}

/** Valid numbers are right or missed, or wrong where somebody else is claimed; invalid ones are wrong when claimed as certain. */
function tallyWestern({ numbers }: Western, show: boolean): ReadonlyMap<string, Tally> {
  const rows = new Map<string, Tally>();
  for (const { number, courier, valid } of numbers) {
    const finding = recognise(number).findings.find(({ kind }) => kind !== 'other');
    const first = finding?.candidates[0];
    const hit = first !== undefined && (courier === 's10' || isOfCourier(first.source, courier));
    const result: Score = valid ? (hit ? 'right' : first === undefined ? 'missed' : finding?.certainty === 'possible' ? 'asked' : 'wrong') : hit && finding?.certainty === 'certain' ? 'wrong' : 'right';
    const key = `${valid ? 'valid' : 'invalid'} ${courier}`;
    const row = rows.get(key) ?? emptyTally();
    row[result] += 1;
    rows.set(key, row);
    if (show && result !== 'right') console.log(`  ${result}: ${number} (${courier}), got ${first?.source ?? 'nothing'} ${finding?.certainty ?? ''}`);
  }
  return rows;
}

function print(rows: ReadonlyMap<string, Tally>): Tally {
  const sum = emptyTally();
  for (const [key, row] of [...rows].sort(([a], [b]) => a.localeCompare(b))) {
    for (const name of ['right', 'asked', 'missed', 'wrong'] as const) sum[name] += row[name];
    console.log(`  ${key.padEnd(44)} right ${row.right}, asked ${row.asked}, missed ${row.missed}, wrong ${row.wrong}`);
  }
  return sum;
}

/** What the packages make of the mixed cases: parcels they know, and orders and decoys that they take for parcels. */
function printPeersMixed(peers: readonly Peer[], { cases }: Mixed): void {
  const all = cases.flatMap(({ expect }) => expect);
  const parcels = all.filter(({ kind }) => kind === 'parcel');
  const rest = all.filter(({ kind }) => kind !== 'parcel');
  for (const { name, couriersOf } of peers) {
    const right = parcels.filter(({ value, sources }) => couriersOf(value).some((courier) => sources.some((source) => isOfCourier(source, courier)))).length;
    const claimed = rest.filter(({ value }) => couriersOf(value.replaceAll('-', '')).length > 0).length;
    console.log(`  ${name}: right courier listed for ${right} of ${parcels.length} parcels, ${claimed} of ${rest.length} orders and decoys taken for parcels`);
  }
}

function printPeers(peers: readonly Peer[], { numbers }: Western): void {
  for (const { name, couriersOf } of peers) {
    const named = (number: string, courier: string): boolean => couriersOf(number.replace(/\s/g, '')).some((claimed) => claimed === courier || (courier === 'amazon' && claimed.startsWith('amazon')));
    const right = numbers.filter(({ number, courier, valid }) => valid && named(number, courier)).length;
    const wrong = numbers.filter(({ number, courier, valid }) => !valid && named(number, courier)).length;
    console.log(`  ${name}: right courier listed for ${right} valid numbers, ${wrong} invalid ones claimed`);
  }
}

/** Prints tables and figures; the exit code. `--all` prints every case that is not right. */
export async function main(args: string[]): Promise<number> {
  const show = args.includes('--all');
  const files = args.filter((argument) => !argument.startsWith('--'));
  if (files.length === 0) {
    console.error('Use: npm run bench:recognise -- FILE… [--all]');
    return 1;
  }
  const peers = await listPeers();
  const total = emptyTally();
  for (const path of files) {
    const file = JSON.parse(await readFile(path, 'utf8')) as Partial<Mixed & Western>;
    console.log(basename(path));
    const sum = print(file.cases === undefined ? tallyWestern({ numbers: file.numbers ?? [] }, show) : tallyMixed({ cases: file.cases }, show));
    if (file.numbers !== undefined) printPeers(peers, { numbers: file.numbers });
    if (file.cases !== undefined) printPeersMixed(peers, { cases: file.cases });
    for (const name of ['right', 'asked', 'missed', 'wrong'] as const) total[name] += sum[name];
  }
  // The first texts pay for compiling the code: not measured.
  for (let i = 0; i < 20; i += 1) recognise(noisyText(64 * 1024));
  for (const size of [1, 4, 16, 64, 256, 1024]) {
    const { length } = noisyText(size * 1024);
    console.log(`${String(size).padStart(6)} KiB: ${measure((text) => recognise(text), noisyText(size * 1024)).toFixed(2)} ms (${length} characters)`);
  }
  const text = noisyText(100 * 1024);
  const msPer100KiB = measure((input) => recognise(input), text);
  for (const { name, search } of peers) if (search !== null) console.log(`100 KiB: ${name} ${measure(search, text, 3).toFixed(1)} ms, ours ${msPer100KiB.toFixed(2)} ms`);
  console.log(JSON.stringify({ ...total, total: total.right + total.asked + total.missed + total.wrong, msPer100KiB: Number(msPer100KiB.toFixed(2)) }));
  return 0;
}
