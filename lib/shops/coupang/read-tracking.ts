import { readWallClock } from '@/lib/adapter/dates';
import { failed, type ShopContext, type ShopPage, type ShopReading } from '@/lib/adapter/shop-contract';
import { elementsIn, findAll, readTree, textOf } from '@/lib/adapter/tree';
import type { Instant } from '@/lib/model/time';

const DAY = 86_400_000;
const KOREA = 9 * 3_600_000;
const AGO: Readonly<Record<string, number>> = { 오늘: 0, 어제: 1, 그제: 2, 그저께: 2 };

/** `오늘 09:11`, `어제 23:07`: counted from when the page was read, in Korea's time. Null for other words. */
function timeOf(text: string | null, readAt: Instant): string | null {
  const [, day = '', clock = ''] = /^(\S+)\s(\d{2}:\d{2})$/.exec(text ?? '') ?? [];
  const ago = Object.hasOwn(AGO, day) ? AGO[day] : undefined;
  const wall = ago === undefined ? null : readWallClock(`${new Date(readAt + KOREA - ago * DAY).toISOString().slice(0, 10)} ${clock}`);
  return wall === null ? null : `${wall}+09:00`;
}

/** Reads the tracking page: the parcel's number and a table of time, place and state. Before it is sent it has neither. */
export function readTracking({ body, url }: ShopPage, { readAt }: ShopContext): ShopReading {
  const rows = findAll(readTree(body), 'tr').map((row) => elementsIn(row).map(textOf));
  const at = rows.findIndex(([label]) => label === '송장번호');
  if (at === -1) return failed('changed', '송장번호');
  const trackingNumber = rows[at]?.[1] ?? null;
  const [service, ...rest] = rows[at - 1] ?? [];
  const events = rows.flatMap(([time, place, state, ...more]) => (time && state && more.length === 0 && time !== '시간' ? [{ at: timeOf(time, readAt), text: place ? `${state} ${place}` : state }] : []));
  if (trackingNumber === null) return { kind: 'shipments', shipments: [] };
  return { kind: 'shipments', shipments: [{ shop: 'coupang', orderNumber: /\/tracking\/(\d{13,15})/.exec(url)?.[1] ?? null, trackingNumber, carrier: rest.length === 0 ? (service ?? null) : null, events }] };
}
