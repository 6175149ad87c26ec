/** Pages that Amazon shows instead of the orders (its sign-in forms, MFA, image checks and the bot check; research/shops.md 4). */
import type { ReadingFailure } from '@/lib/adapter/shop-contract';
import { findFirst, scriptsWith, type PageElement } from '@/lib/adapter/tree';
import type { PageKind } from './marketplaces';

const CHECKS = 'form[action$=validateCaptcha], form.cvf-widget-form-captcha, #captchacharacters, #aa-challenge-page-captcha-container';
const SIGN_IN = 'form[name=signIn], #auth-mfa-form, #auth-select-device-form, #verification-code-form, #intent-confirmation-form, #ap_password';

/** `signed_out` also where a second factor is asked for: the person has to go on signing in. Null: none of these. */
export function gateOf(tree: PageElement, kind: PageKind | null): ReadingFailure | null {
  const botCheck = findFirst(tree, '#challenge-container') !== null && scriptsWith(tree, 'gokuProps').length > 0;
  if (kind === 'captcha' || botCheck || findFirst(tree, CHECKS) !== null) return 'challenge';
  return kind === 'sign_in' || findFirst(tree, SIGN_IN) !== null ? 'signed_out' : null;
}
