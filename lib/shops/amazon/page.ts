/** An Amazon page as a tree, and values told by their shape: labels follow the account's language, so no label decides. */
import { currencyIn, readAmount } from '@/lib/adapter/amounts';
import { isStateWord } from '@/lib/adapter/order-words';
import type { AmountReport } from '@/lib/adapter/shop-contract';
import { elementsIn, findAll, findFirst, fits, readTree, textOf, type PageElement } from '@/lib/adapter/tree';

type Growing = Omit<PageElement, 'children'> & { readonly children: (PageElement | string)[] };

/** A copy without what is folded away (breakdowns, addresses), where the page's blank that is an element is a blank. */
function shownPart(element: PageElement, parent: PageElement | null): PageElement {
  const copy: Growing = { ...element, parent, children: [] };
  if (fits(element, '.a-letter-space')) copy.children.push(' ');
  for (const child of element.children) {
    if (typeof child === 'string') copy.children.push(child);
    else if (!fits(child, '.a-popover-preload')) copy.children.push(shownPart(child, copy));
  }
  return copy;
}

export const readShown = (html: string): PageElement => shownPart(readTree(html), null);

const NUMBER = /(?:^|[^\dA-Z-])((?:\d{3}|D\d{2})-\d{7}-\d{7})(?![\d-])/;
/** The order number in a text or an address; null for none. */
export const orderNumberIn = (text: string | null | undefined): string | null => NUMBER.exec(text ?? '')?.[1] ?? null;

/** Texts of the innermost elements that have words of their own, in order; nothing below what fits `skip`. */
export function leafTexts(scope: PageElement, skip: string): readonly string[] {
  return elementsIn(scope).flatMap((child): readonly string[] => {
    if (fits(child, skip)) return [];
    const own = child.children.some((part) => typeof part === 'string' && part.trim() !== '');
    const text = own ? textOf(child) : null;
    return text === null ? leafTexts(child, skip) : [text];
  });
}

/** Currency words that are no sign of currency. */
const WORDS = /\p{Sc}|\bkr\b|\bTL\b|ريال|درهم|جنيه|ج\.م|د\.إ|ر\.س/u;
const SHAPE = /^[^\d]{0,16}\d[\d.,\s'’]*[^\d]{0,10}$/;

/** An amount where the text is one and names its currency by sign, word or code; null for a mere number. */
export function readMoney(text: string | null, local: string): AmountReport | null {
  const named = text !== null && SHAPE.test(text) && (WORDS.test(text) || currencyIn(text) !== null);
  return named ? readAmount(text, { local }) : null;
}

/** Is the element somewhere below one that fits? */
export function isBelow(element: PageElement, selector: string): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (fits(above, selector)) return true;
  return false;
}

/** Those that fit and stand in no other one that does. */
export const outermost = (scope: PageElement, selector: string): readonly PageElement[] => findAll(scope, selector).filter((element) => !isBelow(element, selector));

/** Who receives it: never read. */
export const RECIPIENT = '.yohtmlc-recipient, .recipient, [id^=shipToInsertionNode], [data-component=shippingAddress]';

/** Encrypted until the page's own script fills it: no words in it, or one token, and no link. */
const isSealed = (part: PageElement): boolean => findFirst(part, 'a') === null && !/\s/.test(textOf(part) ?? '');
export const sealedPartsIn = (scope: PageElement): readonly PageElement[] => findAll(scope, '.csd-encrypted-sensitive').filter((part) => isSealed(part) && !isBelow(part, RECIPIENT));

/** Longer texts are not a shipment's word: something else has slipped in. */
const LONGEST_STATUS = 120;
/** Can it be the word for a shipment? Broken markup and other parts of a card cannot. */
export const isStatus = (text: string | null): boolean => isStateWord(text, LONGEST_STATUS) && orderNumberIn(text) === null;

/** The first place that has words. */
const firstPlace = (scope: PageElement, selectors: readonly string[]): PageElement | null => {
  for (const selector of selectors) {
    const place = findFirst(scope, selector);
    if (textOf(place) !== null) return place;
  }
  return null;
};

/** The words of the first place that has any. */
export const firstText = (scope: PageElement, ...selectors: readonly string[]): string | null => textOf(firstPlace(scope, selectors));

/** The word for a shipment stands in a line of its own: other parts of the card in it mean that its end tag is lost. */
const PARTS = 'div, a, img, ul, table';

/** The word for a shipment, null for none; undefined: what stands there cannot be one. */
export function statusIn(scope: PageElement, ...selectors: readonly string[]): string | null | undefined {
  const place = firstPlace(scope, selectors);
  const text = textOf(place);
  return isStatus(text) && (place === null || findFirst(place, PARTS) === null) ? text : undefined;
}
