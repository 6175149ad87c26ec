/** Amazon's marketplaces and the pages of an account on them. The currency is a marketplace's own; the display language is the account's. */

/** Host without `www.` → ISO 4217. */
const CURRENCIES: Readonly<Record<string, string>> = {
  'amazon.com': 'USD', 'amazon.ca': 'CAD', 'amazon.com.mx': 'MXN', 'amazon.com.br': 'BRL', 'amazon.co.uk': 'GBP', 'amazon.de': 'EUR', 'amazon.fr': 'EUR', 'amazon.it': 'EUR',
  'amazon.es': 'EUR', 'amazon.nl': 'EUR', 'amazon.com.be': 'EUR', 'amazon.ie': 'EUR', 'amazon.pl': 'PLN', 'amazon.se': 'SEK', 'amazon.com.tr': 'TRY', 'amazon.ae': 'AED',
  'amazon.sa': 'SAR', 'amazon.eg': 'EGP', 'amazon.co.za': 'ZAR', 'amazon.in': 'INR', 'amazon.co.jp': 'JPY', 'amazon.sg': 'SGD', 'amazon.com.au': 'AUD', 'amazon.cn': 'CNY',
};

/** The marketplace's own currency, null for a host that is none. `site`: host without `www.`. */
export const currencyOf = (site: string | null): string | null => (site !== null && Object.hasOwn(CURRENCIES, site) ? (CURRENCIES[site] ?? null) : null);

/** Where a page was read. */
export interface Site {
  readonly site: string;
  readonly currency: string;
  /** The page's address. */
  readonly base: string;
}

const LIST = /^\/(?:your-orders\/(?:orders|search)|gp\/(?:css|your-account|legacy)\/order-history)/;
const DETAIL = /\/order-details(?:[/?]|$)|^\/gp\/digital\/your-account\/order-summary/;
const TRACKING = /^\/(?:progress-tracker\/package(?:\/ref=[^/]*)?\/?$|gp\/(?:your-account|css)\/ship-track)/;
const SIGN_IN = /^\/(?:ap|ax)\//;
const CAPTCHA = /^\/errors\/validateCaptcha/;

export type PageKind = 'list' | 'detail' | 'tracking' | 'sign_in' | 'captcha';

/** What stands at an address of a marketplace; null for anything else. A path may begin with the display language (`/-/en/…`). */
export function pageKind({ pathname }: URL): PageKind | null {
  const path = pathname.replace(/^\/-\/[a-z_]{2,7}(?=\/)/i, '');
  if (SIGN_IN.test(path)) return 'sign_in';
  if (CAPTCHA.test(path)) return 'captcha';
  if (LIST.test(path)) return 'list';
  if (DETAIL.test(path)) return 'detail';
  return TRACKING.test(path) ? 'tracking' : null;
}
