/** An amount in minor units (cents, fen; yen has none) of an ISO 4217 currency. Never a float of major units. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const places = new Map<string, number>();

/** Digits after the decimal mark: 2 for most, 0 for yen and won, 3 for dinars. A code that nobody knows has 2. */
export function minorPlaces(currency: string): number {
  const known = places.get(currency);
  if (known !== undefined) return known;
  let found = 2;
  try {
    found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // Not three letters: shown with its word, as hundredths.
  }
  places.set(currency, found);
  return found;
}

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/;

/**
 * A plain decimal (`1234.50`, `-5.99`) as money, exact: digit by digit, never by way of a float. Null for no decimal, for more
 * digits than the currency has (zeros aside), and for what a JavaScript number cannot hold.
 */
export function moneyOf(amount: string | null | undefined, currency: string): Money | null {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(amount ?? '') ?? [];
  if (whole === undefined) return null;
  const digits = minorPlaces(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: sign === '-' && minor !== 0 ? -minor : minor, currency };
}

/** The sum of amounts of one currency; null for none, or for several currencies. */
export function sumMoney(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return null;
  return { minor: amounts.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency };
}

export const sameMoney = (a: Money | undefined, b: Money | undefined): boolean => a?.minor === b?.minor && a?.currency === b?.currency;
