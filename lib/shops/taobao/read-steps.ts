/** A parcel's steps: the answer of `transit_step.do`; `{}` for an order that was sent back (research/shops.md 3). */
import { tidy } from '@/lib/adapter/text';
import { readChinaTime } from '@/lib/adapter/page-dates';
import { failed, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { idIn } from './parts';
import { transitStep } from './wire';

/** The order's number stands in the address alone. */
export function readSteps(json: unknown, { url, requestedUrl }: ShopPage): ShopReading {
  const parsed = transitStep.safeParse(json);
  if (!parsed.success || Array.isArray(json)) return failed('changed', '(all)');
  const { expressId, expressName, isSuccess, address } = parsed.data;
  const isEmpty = Object.keys(json as object).length === 0;
  if (isEmpty || isSuccess === 'false') return { kind: 'shipments', shipments: [] };
  if ((address ?? null) === null && expressId === null) return failed('changed', 'address');
  const events = (address ?? []).flatMap(({ place, time }) => {
    const text = tidy(place);
    return text === null ? [] : [{ at: readChinaTime(time), text }];
  });
  return { kind: 'shipments', shipments: [{ shop: 'taobao', orderNumber: idIn(url) ?? idIn(requestedUrl), trackingNumber: tidy(expressId), carrier: tidy(expressName), events }] };
}
