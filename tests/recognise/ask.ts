/** Short forms of what the recogniser found, for tests that read like tables. */
import type { Evidence, Finding } from '@/lib/recognise/findings';
import { recognise } from '@/lib/recognise/recognise';

const line = ({ kind, value, certainty, candidates, other }: Finding): string => (kind === 'other' ? `${value} ${other ?? ''}` : `${value} ${kind} ${candidates[0]?.source ?? '?'} ${certainty}`);

/** `SF1029384756657 parcel sf-express certain`, one line a finding, in order of appearance. */
export const found = (text: string, evidence?: Evidence): readonly string[] => recognise(text, evidence).findings.map(line);

/** Without what is neither order nor parcel. */
export const ours = (text: string, evidence?: Evidence): readonly string[] => recognise(text, evidence).findings.filter(({ kind }) => kind !== 'other').map(line);
