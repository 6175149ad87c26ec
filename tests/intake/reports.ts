/** Readings for tests of intake, as readers give them. */
import type { ItemReport, OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import type { Origin, TakeContext } from '@/lib/intake/take-reading';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { NOW } from '../storage/rows';

export const item = (title: string, change: Partial<ItemReport> = {}): ItemReport => ({ title, quantity: 1, unitPrice: '79.00', ...change });

export function report(orderNumber: string, change: Partial<OrderReport> = {}): OrderReport {
  return { shop: 'taobao', orderNumber, placedAt: '2026-10-01T09:30:00+08:00', status: '卖家已发货', state: 'shipped', items: [item('Kettle')], total: { amount: '79.00', currency: 'CNY' }, seller: 'Tea House', ...change };
}

export const list = (...orders: readonly OrderReport[]): ShopReading => ({ kind: 'orders', page: 'list', orders, paging: null });
export const detail = (...orders: readonly OrderReport[]): ShopReading => ({ kind: 'orders', page: 'detail', orders, paging: null });
export const file = (...orders: readonly OrderReport[]): ShopReading => ({ kind: 'orders', page: 'file', orders, paging: null });

export const LIST_PAGE = 'https://buyertrade.taobao.com/trade/itemlist/list_bought_items.htm?action=1';
export const DETAIL_PAGE = 'https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=1';

export const from = (way: Origin['way'], change: Partial<Origin> = {}): Origin => ({ way, page: way === 'file' ? 'alipay' : LIST_PAGE, account: null, readAt: NOW, ...change });
export const context = (now = NOW): TakeContext => ({ settings: DEFAULT_SETTINGS, zone: 'Asia/Shanghai', now });
