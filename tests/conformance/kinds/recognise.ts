/** `recognise/<name>.json`, scored by the rules of the samples' README: right, asked, missed or wrong. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { carriers } from '@/lib/catalog/meta';
import type { Finding } from '@/lib/recognise/findings';
import { recognise } from '@/lib/recognise/recognise';
import type { Kind, Outcome } from '../case';

export type Score = 'right' | 'asked' | 'missed' | 'wrong';
export interface Expectation {
  readonly value: string;
  readonly kind: 'order' | 'parcel' | 'other';
  readonly sources: readonly string[];
  readonly context: string;
}
export interface Mixed { readonly cases: readonly { readonly text: string; readonly expect: readonly Expectation[] }[] }
export interface Western { readonly numbers: readonly { readonly number: string; readonly courier: string; readonly valid: boolean }[] }

const claims = (finding: Finding): boolean => finding.certainty !== 'possible';
const overlaps = (a: Finding, b: Finding): boolean => a.start < b.end && b.start < a.end;
const squeeze = (value: string): string => value.replace(/[\s-]/g, '').toUpperCase();

/** Does this finding claim a kind or source that is not right? */
function isWrong(finding: Finding, expected: Expectation): boolean {
  if (!claims(finding)) return false;
  if (expected.kind === 'other') return expected.context === 'decoy' && finding.kind !== 'other';
  if (finding.kind !== expected.kind) return true;
  const first = finding.candidates[0];
  const claimed = finding.candidates.filter((candidate) => candidate.certainty !== 'possible');
  if (expected.context === 'bare') return finding.certainty === 'certain' || claimed.some(({ source }) => !expected.sources.includes(source));
  return first !== undefined && !expected.sources.includes(first.source);
}

/** One score per expectation, the first that fits. */
export function score(expected: Expectation, findings: readonly Finding[]): Score {
  const own = findings.find((finding) => squeeze(finding.value) === squeeze(expected.value));
  const near = own === undefined ? findings.filter((finding) => squeeze(finding.value).includes(squeeze(expected.value)) || squeeze(expected.value).includes(squeeze(finding.value))) : findings.filter((finding) => finding === own || overlaps(finding, own));
  if (near.some((finding) => isWrong(finding, expected))) return 'wrong';
  if (expected.kind === 'other') return 'right';
  if (own === undefined) return 'missed';
  const sources = own.candidates.map(({ source }) => source);
  // Several shops could have issued a bare number: naming only such shops is right, and so is asking with one of them among the candidates.
  if (expected.context === 'bare') return sources.some((source) => expected.sources.includes(source)) ? 'right' : 'asked';
  if (own.kind === expected.kind && claims(own) && expected.sources.includes(sources[0] ?? '')) return 'right';
  return sources.some((source) => expected.sources.includes(source)) ? 'asked' : 'missed';
}

/** Is the carrier of the courier's family? The words are the public data's, ours are slugs. */
export function isOfCourier(source: string, courier: string): boolean {
  const word = courier.replaceAll('_', '-');
  if (source === word || source.startsWith(`${word}-`)) return true;
  const meta = carriers.get(source);
  return meta?.family === word || meta?.names.en.toLowerCase().replaceAll(' ', '-') === word || (meta?.aliases ?? []).some((alias) => alias.replaceAll(/[ _]/g, '-') === word);
}

function runMixed(name: string, file: Mixed): readonly Outcome[] {
  return file.cases.flatMap(({ text, expect }) => {
    const { findings } = recognise(text);
    return expect.map((expected): Outcome => {
      const result = score(expected, findings);
      return { name, failure: result === 'right' ? null : `${result}: ${expected.value} in ${JSON.stringify(text.slice(0, 80))}`, advice: [] };
    });
  });
}

function runWestern(name: string, file: Western): readonly Outcome[] {
  return file.numbers.map(({ number, courier, valid }): Outcome => {
    const [finding] = recognise(number).findings.filter(({ kind }) => kind !== 'other');
    const first = finding?.candidates[0];
    const hit = first !== undefined && (courier === 's10' || isOfCourier(first.source, courier));
    const ok = valid ? hit : !(finding?.certainty === 'certain' && hit);
    return { name, failure: ok ? null : `${valid ? 'valid' : 'invalid'} ${courier} ${number}: first candidate ${first?.source ?? 'none'}, ${finding?.certainty ?? 'no finding'}`, advice: [] };
  });
}

export const recognition: Kind = {
  name: 'recognise',
  owns: (path) => /\/recognise\/[^/]+\.json$/.test(path),
  async run(path) {
    const name = `recognise/${basename(path, '.json')}`;
    const file = JSON.parse(await readFile(path, 'utf8')) as Partial<Mixed & Western>;
    if (file.cases !== undefined) return runMixed(name, { cases: file.cases });
    return file.numbers === undefined ? [{ name, failure: 'the file holds neither cases nor numbers', advice: [] }] : runWestern(name, { numbers: file.numbers });
  },
};
