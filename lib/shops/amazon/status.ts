/** Amazon's words for a shipment, in the languages its sites speak, to ours. What a word does not say is not claimed. */
import type { ShopContext } from '@/lib/adapter/shop-contract';
import type { AfterSales, OrderStatus } from '@/lib/model/status';

const AFTER_SALES = /return|refund|rücksend|erstatt|gutschrift|retour|retur|rembours|devol|reembols|\breso\b|rimbors|返品|返金|退货|退貨|退款|terugbetal|zwrot|återbetal|iade|إرجاع|استرداد/i;
const DONE = /complete|refunded|issued|abgeschlossen|erstattet|termin|remboursé|reembolsad|rimborsat|voltooid|zakończon|slutför|tamamlan|完了|済|完成|已退/i;

/** First that fits wins. A day of arrival says only that the order stands (`paid`). */
const STATES: readonly (readonly [RegExp, OrderStatus])[] = [
  [/cancel|stornier|annul|キャンセル|取消|anulowan|avbruten|avbeställ|iptal|ملغ|إلغاء/i, 'cancelled'],
  [/not yet|noch nicht|pas encore|non ancora|aún no|ainda não|nog niet|preparing|vorbereit|未发货|尚未|未発送|準備中/i, 'paid'],
  [/^(?:delivered|zugestellt|geliefert|livrée?s?|entregad[oa]s?|entregue|consegnat[oa]|bezorgd|geleverd|dostarczon|levererad|teslim edildi)|配達(?:しました|済み|完了)|お届け済み|已送达|已送達|已签收|تم (?:التسليم|التوصيل)/i, 'delivered'],
  [/^(?:shipped|versandt|expédiée?|enviad[oa]|spedit[oa]|verzonden|wysłan|skickad)|out for delivery|on the way|in transit|unterwegs|in zustellung|en cours de livraison|en camino|en reparto|in consegna|a caminho|onderweg|kargoya verildi|発送済み|発送しました|配達中|已发货|已發貨|运输中|派送中|تم الشحن/i, 'shipped'],
  [/^(?:now )?(?:arriv|expected|zustellung|lieferung|ankunft|livraison|llega|entrega prevista|in arrivo|chega|komt|verwacht|bezorging|przewidywan|kommer|tahmini|varış)|到着予定|お届け予定|到着|预计|預計|يصل/i, 'paid'],
];

/** The words of the status that tell of a return or refund, or undefined. */
export const afterSalesWord = (status: string | null): string | undefined => (status !== null && AFTER_SALES.test(status) ? status : undefined);

export const afterSalesState = (word: string): AfterSales => (DONE.test(word) ? 'refunded' : 'returning');

/** The state of one shipment. No words (a digital order) are `unknown` without a note; drift names the first word alone, a status may go on with a name. */
export function stateOf(status: string | null, context: ShopContext): OrderStatus {
  if (status === null) return 'unknown';
  const word = afterSalesWord(status);
  if (word !== undefined) return DONE.test(word) ? 'completed' : 'delivered';
  const state = STATES.find(([words]) => words.test(status))?.[1];
  if (state === undefined) context.noteDrift({ path: 'status', seen: status.split(/[\s:：]/)[0] ?? '' });
  return state ?? 'unknown';
}
