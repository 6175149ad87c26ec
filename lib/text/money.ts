import type { Money } from '@/lib/model/money';
import type { Language } from '@/lib/model/settings';

/** An amount as the language writes it: "€59.19", "¥1,280.00". A currency that nobody knows keeps its code. */
export function sayMoney(money: Money, language: Language): string {
  try {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' });
    return format.format(money.minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return `${money.currency} ${new Intl.NumberFormat(language).format(money.minor / 100)}`;
  }
}
