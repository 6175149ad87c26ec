/** JD's sign-in and check pages. A hidden `#loginname` also stands in pages of somebody who is signed in (research/shops.md 5). */
import type { ReadingFailure } from '@/lib/adapter/shop-contract';
import { attributeOf, findFirst, textOf, type PageElement } from '@/lib/adapter/tree';

const SIGN_IN = /^(?:passport|plogin\.m)\.jd\.(?:com|hk)$/;
const CHECK = /^(?:cfe\.m|safe|aq|risk)\.jd\.(?:com|hk)$|\/risk_handler/;
/** A check page says little else; a long page may speak of codes in passing. */
const SHORT_PAGE = 3000;
const CHECK_WORDS = /安全验证|验证码|滑块/;

/** By the final address, before anything is read. */
export function gateAt(url: URL): ReadingFailure | null {
  if (SIGN_IN.test(url.hostname) || url.pathname.startsWith('/uc/login')) return 'signed_out';
  return CHECK.test(url.hostname + url.pathname) ? 'challenge' : null;
}

/** By what the page shows; for pages that show no order. */
export function gateIn(tree: PageElement): ReadingFailure | null {
  const password = findFirst(tree, '#nloginpwd');
  const name = findFirst(tree, '#loginname');
  const form = (password !== null && attributeOf(password, 'type') !== 'hidden') || (name !== null && attributeOf(name, 'type') !== 'hidden');
  if (form || textOf(findFirst(tree, 'title'))?.includes('欢迎登录') === true) return 'signed_out';
  const text = textOf(tree) ?? '';
  return text.length < SHORT_PAGE && CHECK_WORDS.test(text) ? 'challenge' : null;
}
