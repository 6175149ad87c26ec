/** A description under the user's hands: how it begins and how it changes. Pure. */
import type { CustomDraft, CustomProblem, CustomSource } from '@/lib/model/custom-source';

export const BLANK: CustomDraft = {
  name: '', network: 'public', method: 'GET', address: '', headers: [], body: null,
  answer: { events: '', time: '', clock: '', text: '', place: '', code: '', status: '', number: '', eta: '' },
  zoneRule: 'offset', zone: '', dateOrder: 'ymd', words: [], everyMinutes: 60, perDay: 200,
};

export function draftOf({ id: _id, ...draft }: CustomSource): CustomDraft {
  return draft;
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** As it is tried and kept: what was typed beyond what is possible comes to the nearest that is. */
export function tidied(draft: CustomDraft): CustomDraft {
  return { ...draft, name: draft.name.trim(), everyMinutes: within(draft.everyMinutes, 10, 1440), perDay: within(draft.perDay, 1, 1000) };
}

export type Change = (change: Partial<CustomDraft>) => void;

/** What the parts of the form get. */
export interface Part {
  readonly draft: CustomDraft;
  readonly onChange: Change;
  /** The problem to show at a field; null: none, or not asked for yet. */
  readonly problemAt: (field: string) => CustomProblem['kind'] | null;
}

/** The list with one member changed, or dropped where `next` is null. */
export function replaceAt<T>(list: readonly T[], index: number, next: T | null): readonly T[] {
  return list.flatMap((each, at) => (at !== index ? [each] : next === null ? [] : [next]));
}
