/** The sums of a detail page. The grand total is the bold one; the rest is told by words of the languages of Amazon's sites. */
import { sumDecimals } from '@/lib/adapter/amounts';
import { present, type AmountReport, type OrderReport } from '@/lib/adapter/shop-contract';
import { findAll, findFirst, type PageElement } from '@/lib/adapter/tree';
import { leafTexts, readMoney } from './page';

const ROWS = '[data-component=orderSubtotals] .a-row, #od-subtotals .a-row, [data-component=chargeSummary] .od-line-item-row';
const BEFORE_TAX = /before|without|vor |ohne|exkl|hors|avant|antes|sin |prima|escl|excl|netto|税抜|税前|hariç/i;
const REFUND = /refund|erstatt|gutschrift|rembours|reembols|rimbors|返金|退款|terugbetal|zwrot|återbetal|iade|استرداد/i;
const TOTAL = /grand total|order total|total for this order|gesamt|total (?:général|general|geral|del|do|de la)|montant total|importe total|totale|totaal|suma|totalt|toplam|注文合計|請求額|总计|總計|الإجمالي/i;
const SHIPPING = /shipping|delivery|postage|versand|porto|frais de port|livraison|expédition|envío|frete|spedizione|配送|运费|運費|verzend|bezorg|dostaw|wysył|frakt|kargo|شحن/i;
const TAX = /tax|\b(?:gst|hst|pst|qst|vat|mwst|ust|tva|iva|btw|vat|kdv|moms|icms)\b|steuer|impuesto|imposta|税|ضريبة/i;

type Kind = 'skip' | 'refunded' | 'shipping' | 'shippingDiscount' | 'tax' | 'subtotal' | 'discount';
interface Sum {
  readonly label: string;
  readonly money: AmountReport;
  readonly bold: boolean;
  /** Drawn as good news: what came back. */
  readonly good: boolean;
}

function readRow(row: PageElement, currency: string): readonly Sum[] {
  const texts = leafTexts(row, ROWS);
  const money = readMoney(texts.at(-1) ?? null, currency);
  const label = texts.slice(0, -1).join(' ').replace(/[\s:：]+$/, '');
  return money === null || label === '' ? [] : [{ label, money, bold: findFirst(row, '.a-text-bold') !== null, good: findFirst(row, '.a-color-success') !== null }];
}

const isRefund = ({ label, bold, good }: Sum): boolean => REFUND.test(label) || (good && bold);

/** What a row that is not the total says. */
function kindOf(row: Sum): Kind {
  if (isRefund(row)) return 'refunded';
  if (BEFORE_TAX.test(row.label)) return 'skip';
  const negative = row.money.amount.startsWith('-');
  if (SHIPPING.test(row.label)) return negative ? 'shippingDiscount' : 'shipping';
  if (TAX.test(row.label)) return 'tax';
  return negative ? 'discount' : 'subtotal';
}

export type Sums = Pick<OrderReport, 'total' | 'refunded' | 'amounts' | 'discounts' | 'shipping'>;

/** `total` is null where the page shows no sums; undefined as a whole where it shows sums and none of them is the total. */
export function readSums(page: PageElement, currency: string): Sums | undefined {
  const rows = findAll(page, ROWS).flatMap((row) => readRow(row, currency));
  const charged = rows.filter((row) => !isRefund(row));
  const total = charged.findLast(({ bold }) => bold) ?? charged.findLast(({ label }) => TOTAL.test(label) && !BEFORE_TAX.test(label));
  if (rows.length > 0 && total === undefined) return undefined;
  const amountsOf = (kind: Kind): readonly AmountReport[] => rows.filter((row) => row !== total && kindOf(row) === kind).map(({ money }) => money);
  const sumOf = (kind: Kind): string | null => (amountsOf(kind).length === 0 ? null : sumDecimals(amountsOf(kind).map(({ amount }) => amount)));
  const refunded = amountsOf('refunded').at(-1);
  const amounts = present({ subtotal: amountsOf('subtotal')[0]?.amount, shipping: sumOf('shipping'), shippingDiscount: sumOf('shippingDiscount'), tax: sumOf('tax') });
  return {
    total: total?.money ?? null,
    ...present({
      refunded,
      amounts: Object.keys(amounts).length === 0 ? null : amounts,
      discounts: rows.filter((row) => row !== total && kindOf(row) === 'discount').map(({ label, money }) => ({ label, amount: money.amount })),
    }),
  };
}
