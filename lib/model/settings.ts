import { NOTICE_KINDS, type NoticeKind } from './notice';

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Settings {
  /** `auto` follows the browser. */
  readonly language: Language | 'auto';
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly notices: { readonly on: boolean; readonly kinds: Readonly<Record<NoticeKind, boolean>> };
  /** Local wall clock, minutes after midnight; from may be later than until (over midnight). */
  readonly quiet: { readonly on: boolean; readonly fromMinute: number; readonly untilMinute: number };
  /** Postcode and phone tail, remembered once asked, offered where a carrier needs them. */
  readonly remembered: { readonly postcode: string; readonly phoneTail: string };
  readonly welcomed: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  scheme: 'auto',
  notices: { on: true, kinds: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, true])) as Record<NoticeKind, boolean> },
  quiet: { on: false, fromMinute: 22 * 60, untilMinute: 8 * 60 },
  remembered: { postcode: '', phoneTail: '' },
  welcomed: false,
};
