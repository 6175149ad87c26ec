/**
 * The words of pop-ups, menu and omnibox. The background imports this file, so it carries the wording of the notice area
 * alone, in all languages at once: a worker cannot import later.
 */
import type { Notice, NoticeKind } from '@/lib/model/notice';
import type { Language } from '@/lib/model/settings';
import type { PopUp } from '@/lib/platform/ports';
import { fill, type Params } from './fill';
import en from './wording/notice/en.json';
import zhCN from './wording/notice/zh-CN.json';
import zhTW from './wording/notice/zh-TW.json';

type Key = keyof typeof en;
const wording: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
const LONGEST_TITLE = 80;
const LONGEST_MESSAGE = 240;

const say = (language: Language, key: Key, params?: Params): string => fill(wording[language][key], language, params);

/** Carrier text is data: one line, nothing that turns or hides characters. */
function tidy(text: string | undefined): string {
  return (text ?? '').replace(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, ' ').replace(/\s+/g, ' ').trim();
}

function cut(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** What is known beside the headline: pickup code and place first, else the carrier's own words, its place, its name. */
function facts(notice: Notice, language: Language): string {
  const { code, place, detail, carrier, what } = Object.fromEntries(Object.entries(notice.text).map(([name, text]) => [name, tidy(text)]));
  const at = place !== undefined && !(detail ?? '').includes(place) ? place : '';
  const by = carrier !== undefined && !(what ?? '').includes(carrier) ? carrier : '';
  if (notice.kind === 'ready_for_pickup') {
    const known = joined([(code ?? '') === '' ? '' : say(language, 'notice.code', { code: code ?? '' }), place ?? '']);
    if (known !== '') return joined([known, by]);
  }
  const known = joined([detail ?? '', at]);
  return known === '' ? '' : joined([known, by]);
}

/** The finished pop-up for a row of the outbox, in the language that is chosen when it is shown. Pure. */
export function renderNotice(notice: Notice, language: Language): PopUp {
  const source = tidy(notice.text['source']) || say(language, 'notice.source');
  const ofSource = notice.subjectKind === 'source' || notice.subjectKind === 'shop';
  const what = tidy(notice.text['what']) || (ofSource ? source : say(language, 'notice.parcel'));
  const known = facts(notice, language);
  return {
    title: cut(say(language, `notice.${notice.kind}`, { what, source }), LONGEST_TITLE),
    message: cut(known === '' || ofSource ? say(language, `notice.${notice.kind}.text`) : known, LONGEST_MESSAGE),
  };
}

/** One pop-up for many: `count` parcels, and of which kinds the news are (a kind may be named many times). Pure. */
export function renderDigest(count: number, kinds: readonly NoticeKind[], language: Language): PopUp {
  const counts = new Map<NoticeKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, times]) => say(language, 'notice.digest.part', { kind: say(language, `notice.kind.${kind}`), count: times }));
  return {
    title: say(language, 'notice.digest', { count }),
    message: parts.length === 0 ? say(language, 'notice.digest.text') : cut(joined(parts), LONGEST_MESSAGE),
  };
}

/** The pop-up of the test button in the options. */
export function renderTestNotice(language: Language): PopUp {
  return { title: say(language, 'notice.test'), message: say(language, 'notice.test.text') };
}

/** The context menu's title (`%s` stands for the selection) and the omnibox hint. */
export function browserWords(language: Language): { readonly menuTitle: string; readonly omniboxHint: string } {
  return { menuTitle: say(language, 'notice.menu'), omniboxHint: say(language, 'notice.omnibox') };
}
