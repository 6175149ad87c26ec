/** The lines of a shipment. A list shows no prices; quantities are shown above one only. */
import { readDecimal } from '@/lib/adapter/amounts';
import { present, type ItemReport } from '@/lib/adapter/shop-contract';
import { attributeOf, findAll, findFirst, fits, textOf, type PageElement } from '@/lib/adapter/tree';
import { resolveAddress } from '@/lib/adapter/addresses';
import { afterSalesWord } from './status';
import { firstText } from './page';

const PRODUCT = 'a[href*="/dp/"], a[href*="/gp/product/"]';
/** Boxes of one line, of the lists and of both detail pages. */
const LINES = '.item-box, .yo-enhanced-flex-card, .yo-enhanced-card, [data-component=purchasedItems] .a-fixed-left-grid';
const ASIN = /\/(?:dp|gp\/product)\/([A-Z\d]{10})(?![A-Z\d])/;
const QUANTITIES = ['.product-image__qty', '.od-item-view-qty', '.item-view-qty', '[data-component=quantity]'] as const;
const SOLD_BY = /^(?:sold by|verkauf durch|verkauft von|vendu par|vendido por|venduto da|販売|卖家|verkocht door|sprzedawca|säljs av|satıcı)/i;

function boxAbove(element: PageElement): PageElement {
  for (let above: PageElement | null = element; above !== null; above = above.parent) if (fits(above, '.a-fixed-left-grid')) return above;
  return element;
}

/** The older detail page marks a line's words, not its box; where no box is known, the box around a product's link, else the link, is a line. */
function linesOf(shipment: PageElement): readonly PageElement[] {
  const boxes = findAll(shipment, LINES).filter((box) => findFirst(box, LINES) === null);
  if (boxes.length > 0) return boxes;
  const older = findAll(shipment, '.yohtmlc-item').map(boxAbove);
  if (older.length > 0) return older;
  const links = findAll(shipment, PRODUCT).filter((link) => textOf(link) !== null);
  const around = new Set(links.map(boxAbove));
  return around.size === links.length ? [...around] : links;
}

function titleOf(line: PageElement): string | null {
  const marked = firstText(line, '[data-component=itemTitle]', '.yohtmlc-product-title', '.yo-enhanced-title');
  if (marked !== null) return marked;
  const linked = [line, ...findAll(line, '.yohtmlc-item a'), ...findAll(line, PRODUCT)].filter(({ tag }) => tag === 'a').map(textOf).find((text) => text !== null);
  const image = findFirst(line, 'img');
  return linked ?? attributeOf(image, 'alt') ?? attributeOf(image, 'title');
}

const afterLabel = (text: string | null): string | null => text?.replace(/^[^:：]{1,40}[:：]\s*/, '') ?? null;

function sellerOf(line: PageElement): string | null {
  const merchant = findFirst(line, '[data-component=orderedMerchant]');
  if (merchant !== null) return textOf(findFirst(merchant, 'a')) ?? afterLabel(firstText(merchant, 'span') ?? textOf(merchant));
  const said = findAll(line, '.a-color-secondary').find((row) => SOLD_BY.test(textOf(row) ?? ''));
  return said === undefined ? null : (textOf(findFirst(said, 'a')) ?? afterLabel(textOf(said)));
}

function readLine(line: PageElement, status: string | null, base: string): ItemReport {
  const link = line.tag === 'a' ? line : findFirst(line, PRODUCT);
  const address = resolveAddress(attributeOf(link, 'href'), base);
  const shown = firstText(line, ...QUANTITIES);
  const count = /\d+/.exec(shown ?? '')?.[0];
  const price = firstText(line, '[data-component=unitPrice] .a-offscreen', '[data-component=unitPrice]', '.a-color-price', '.gift-card-instance .a-column');
  const https = (url: string | null): string | null => (url?.startsWith('https:') === true ? url : null);
  return {
    title: titleOf(line),
    quantity: count === undefined ? 1 : Number(count),
    unitPrice: readDecimal(price),
    ...present({
      itemId: ASIN.exec(address ?? '')?.[1],
      url: https(address),
      image: https(resolveAddress(attributeOf(findFirst(line, 'img'), 'src'), base)),
      seller: sellerOf(line),
      status,
      afterSales: afterSalesWord(status),
    }),
  };
}

/** Every line below `shipment`; a line without a title is handed on as such, for the alarm. */
export const readItems = (shipment: PageElement, status: string | null, base: string): readonly ItemReport[] => linesOf(shipment).map((line) => readLine(line, status, base));
