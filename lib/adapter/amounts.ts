/** Amounts as shops show them (research/shops.md 1.7): exact decimals, never floats. */
import type { AmountReport } from './shop-contract';

/** Signs and words of currencies; longer ones first where one begins another. A bare `$`, `¥` or `kr` is the site's own. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/US ?\$/i, 'USD'], [/AU ?\$|\bA ?\$/i, 'AUD'], [/CA ?\$|\bC ?\$/i, 'CAD'], [/HK ?\$/i, 'HKD'], [/NT ?\$/i, 'TWD'], [/NZ ?\$/i, 'NZD'], [/S\$/i, 'SGD'], [/R\$/i, 'BRL'], [/MX ?\$/i, 'MXN'],
  [/€/, 'EUR'], [/£/, 'GBP'], [/₩|원/, 'KRW'], [/zł/i, 'PLN'], [/сом/i, 'KGS'], [/₽|руб/i, 'RUB'], [/₺/, 'TRY'], [/₹/, 'INR'], [/฿/, 'THB'], [/₫/, 'VND'], [/₱/, 'PHP'], [/₴/, 'UAH'], [/₸/, 'KZT'], [/₪/, 'ILS'], [/Kč/i, 'CZK'],
  [/\bFt\b/, 'HUF'], [/\blei\b/i, 'RON'], [/\bRM\b/, 'MYR'], [/\bRp\b/, 'IDR'], [/(?:CN|RMB) ?[¥￥]|元|人民币/i, 'CNY'], [/円|JP ?[¥￥]/i, 'JPY'],
];
/** ISO codes that shops write beside amounts. Not any three letters: `Qty` and `VAT` are none. */
const CODES = /(?:^|[^A-Z])(AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KGS|KRW|KZT|MXN|MYR|NOK|NZD|PEN|PHP|PLN|QAR|RON|RSD|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|UZS|VND|ZAR)(?![A-Z])/;

/** The currency that the text itself names, or null (a bare `$` or `¥` names none). */
export function currencyIn(text: string): string | null {
  return CODES.exec(text)?.[1] ?? SIGNS.find(([sign]) => sign.test(text))?.[1] ?? null;
}

const NUMBER = /[-−–]?\s?\d[\d\s\u00a0\u202f.,'’]*/;
/** Before the number stands a sign of currency, and before that perhaps the minus. */
const MINUS_BEFORE = /[-−–]\s?[^\d]{0,6}$/;

/** Blanks part thousands; the last `,` or `.` is the decimal mark when one or two digits follow it, else it parts thousands. */
function plainDecimal(shown: string): string | null {
  const digits = shown.replace(/[\s\u00a0\u202f'’]/g, '').replace(/[.,]+$/, '');
  const mark = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  const after = mark === -1 ? 0 : digits.length - mark - 1;
  const whole = (mark !== -1 && after <= 2 ? digits.slice(0, mark) : digits).replace(/[.,]/g, '');
  if (!/^\d+$/.test(whole)) return null;
  return mark !== -1 && after <= 2 && after > 0 ? `${whole}.${digits.slice(mark + 1)}` : whole;
}

/** The first amount in a display string as a plain decimal with its minus (`-5.99`), or null where there is none. Markup may part its digits: null. */
export function readDecimal(text: string | null | undefined): string | null {
  if (text?.includes('<') === true) return null;
  const match = NUMBER.exec(text ?? '');
  if (match === null) return null;
  const negative = /^[-−–]/.test(match[0]) || MINUS_BEFORE.test((text ?? '').slice(0, match.index));
  const plain = plainDecimal(match[0].replace(/^[-−–]\s?/, ''));
  return plain === null ? null : `${negative ? '-' : ''}${plain}`;
}

/**
 * A display string with its currency. `stated`: a code in the same record, which wins over any sign; `local`: the site's own
 * currency, for a bare sign or none. Null where there is no amount, nobody names a currency, or what is stated is no code.
 */
export function readAmount(text: string | null | undefined, { stated = null, local = null }: { readonly stated?: string | null | undefined; readonly local?: string | null | undefined } = {}): AmountReport | null {
  const amount = readDecimal(text);
  const currency = stated?.toUpperCase() ?? currencyIn(text ?? '') ?? local;
  return amount === null || currency === null || !/^[A-Z]{3}$/.test(currency) ? null : { amount, currency };
}

/** Whole units of the smallest kind (fen) as a decimal: 2980 → `29.80`. Null for no whole number. */
export function fromMinorUnits(minor: number | string | null | undefined, places = 2): string | null {
  const digits = String(minor ?? '');
  if (!/^-?\d{1,18}$/.test(digits)) return null;
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.replace('-', '').padStart(places + 1, '0');
  return places === 0 ? `${sign}${padded}` : `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** The sum of decimals, exact, with as many places as the most exact of them. */
export function sumDecimals(amounts: Iterable<string>): string {
  const list = [...amounts];
  const places = Math.max(0, ...list.map((amount) => (amount.split('.')[1] ?? '').length));
  const total = list.reduce((sum, amount) => {
    const [whole = '0', rest = ''] = amount.replace(/^-/, '').split('.');
    const value = BigInt(whole + rest.padEnd(places, '0'));
    return amount.startsWith('-') ? sum - value : sum + value;
  }, 0n);
  return fromMinorUnits(String(total), places) ?? String(total);
}
