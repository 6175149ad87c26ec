/** Wording by area and language: one file each, loaded when a page needs it. A new area is a folder and a line here. */
import type { Language } from '@/lib/model/settings';
import type base from './wording/base/en.json';
import type custom from './wording/custom/en.json';
import type dashboard from './wording/dashboard/en.json';
import type detail from './wording/detail/en.json';
import type options from './wording/options/en.json';
import type order from './wording/order/en.json';
import type paste from './wording/paste/en.json';
import type row from './wording/row/en.json';
import type sources from './wording/sources/en.json';
import type status from './wording/status/en.json';
import type welcome from './wording/welcome/en.json';

interface Areas {
  readonly base: typeof base;
  readonly custom: typeof custom;
  readonly dashboard: typeof dashboard;
  readonly detail: typeof detail;
  readonly options: typeof options;
  readonly order: typeof order;
  readonly paste: typeof paste;
  readonly row: typeof row;
  readonly sources: typeof sources;
  readonly status: typeof status;
  readonly welcome: typeof welcome;
}
export type Area = keyof Areas;
/** Every key of every area: `area.key`. */
export type Key = { [A in Area]: keyof Areas[A] }[Area];
export type Wording = Readonly<Record<string, string>>;

const files = import.meta.glob<Wording>(['./wording/*/*.json', '!./wording/notice/*.json'], { import: 'default' });

/** The words of these areas in one language. Loads each file once. */
export async function loadWording(language: Language, areas: readonly Area[]): Promise<Wording> {
  const load = (area: Area): Promise<Wording> => files[`./wording/${area}/${language}.json`]?.() ?? Promise.resolve({});
  return Object.assign({}, ...(await Promise.all(areas.map(load)))) as Wording;
}
