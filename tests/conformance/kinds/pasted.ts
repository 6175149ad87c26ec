/** `shops/pasted/<case>`: text as pasted, and which order numbers must, may and must not be claimed (rules in the samples' README). */
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Finding } from '@/lib/recognise/findings';
import { recognise } from '@/lib/recognise/recognise';
import type { Outcome } from '../case';

interface Expected {
  readonly numbers?: readonly { readonly shop: string; readonly number: string }[];
  readonly notOrders?: readonly { readonly value: string }[];
  readonly ambiguous?: readonly { readonly number: string; readonly candidates: readonly string[] }[];
  readonly maybe?: readonly { readonly number: string; readonly shop: string }[];
}

const plain = (number: string): string => number.replace(/^#/, '').toUpperCase();
const claimsOrder = (finding: Finding): boolean => finding.kind === 'order' && finding.certainty !== 'possible';

function difference(expected: Expected, findings: readonly Finding[]): string | null {
  const claimed = findings.filter((finding) => claimsOrder(finding) && !(expected.ambiguous ?? []).some(({ number }) => plain(number) === plain(finding.value)));
  const wanted = expected.numbers ?? [];
  for (const { shop, number } of wanted) {
    const finding = findings.find((candidate) => plain(candidate.value) === plain(number));
    if (finding === undefined || finding.kind !== 'order') return `numbers: ${number} expected as an order, got ${finding?.kind ?? 'nothing'}`;
    if (finding.candidates[0]?.source !== shop) return `numbers: ${number} expected of ${shop}, got ${finding.candidates[0]?.source ?? 'no shop'}`;
  }
  const order = claimed.map((finding) => plain(finding.value)).filter((value) => wanted.some(({ number }) => plain(number) === value));
  const expectedOrder = wanted.map(({ number }) => plain(number)).filter((value) => order.includes(value));
  if ([...new Set(order)].join() !== expectedOrder.join()) return `numbers: expected in the order ${expectedOrder.join()}, got ${order.join()}`;
  for (const { value } of expected.notOrders ?? []) {
    if (claimed.some((finding) => plain(finding.value) === plain(value))) return `notOrders: ${value} is claimed as an order`;
  }
  for (const { number, candidates } of expected.ambiguous ?? []) {
    const finding = findings.find((candidate) => plain(candidate.value) === plain(number));
    const shops = (finding?.candidates ?? []).filter(({ kind }) => kind === 'order').map(({ source }) => source);
    if ([...new Set(shops)].sort().join() !== [...candidates].sort().join()) return `ambiguous: ${number} expected ${candidates.join()}, got ${shops.join()}`;
    if (finding?.certainty === 'certain') return `ambiguous: ${number} is claimed as certain`;
  }
  for (const { number } of expected.maybe ?? []) {
    if (claimed.some((finding) => plain(finding.value) === plain(number))) return `maybe: ${number} is more than possible`;
  }
  return null;
}

export async function runPasted(path: string, name: string): Promise<Outcome> {
  const stem = basename(path, '.expected.json');
  const input = (await readdir(dirname(path))).find((file) => file !== basename(path) && file.startsWith(`${stem}.`));
  if (input === undefined) return { name, failure: 'the input file is missing', advice: [] };
  const expected = JSON.parse(await readFile(path, 'utf8')) as Expected;
  return { name, failure: difference(expected, recognise(await readFile(join(dirname(path), input), 'utf8')).findings), advice: [] };
}
