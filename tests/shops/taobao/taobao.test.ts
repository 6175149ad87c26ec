import { describe, expect, it } from 'vitest';
import taobao from '@/lib/shops/taobao';
import type { OrderReport, ShopReading } from '@/lib/adapter/shop-contract';
import { keepsTheShopContract } from '../contract';
import { madePage, pageOf, readPage, type ShopFixture } from '../reading';

const ASYNC = 'https://buyertrade.taobao.com/trade/itemlist/asyncBought.htm?action=itemlist/BoughtQueryAction&event_submit_do_query=1&_input_charset=utf8';
const LIST = 'https://buyertrade.taobao.com/trade/itemlist/list_bought_items.htm';
const GATEWAY = 'https://h5api.m.taobao.com/h5/mtop.taobao.order.queryboughtlistv2/1.0/?jsv=2.7.2&type=jsonp&callback=mtopjsonp12';
const DETAIL = 'https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=5198201735520480913&route_to=tm1';
const TMALL = 'https://trade.tmall.com/detail/orderDetail.htm?biz_order_id=5198201736010480913';
const STEPS = 'https://buyertrade.taobao.com/trade/json/transit_step.do?bizOrderId=5198201735520480913';

const pages: readonly ShopFixture[] = [
  { file: 'list.json', url: ASYNC }, { file: 'list-state.json', url: LIST }, { file: 'list-page.html', url: LIST }, { file: 'bought-desktop.txt', url: GATEWAY },
  { file: 'bought-mobile.json', url: GATEWAY.replace('queryboughtlistv2', 'queryBoughtListV2') }, { file: 'detail.html', url: DETAIL }, { file: 'detail-tmall.html', url: TMALL }, { file: 'steps.json', url: STEPS },
];

const bodyOf = (file: string): string => pageOf('taobao', { file, url: LIST }).body;
const read = (url: string, body: string, requestedUrl: string | null = null): ShopReading => readPage(taobao, madePage(url, body, { requestedUrl })).reading;
function ordersOf(file: string): readonly OrderReport[] {
  const fixture = pages.find((page) => page.file === file);
  const { reading } = readPage(taobao, pageOf('taobao', fixture ?? { file, url: LIST }));
  return reading.kind === 'orders' ? reading.orders : [];
}

keepsTheShopContract({ shop: taobao, pages, personal: ['钱多多', '13800138000', '幸福路18号'] });

describe('the old list', () => {
  const [shipped, finished, unpaid, closed] = ordersOf('list.json');

  it('gives number, time, state, money and links of an order', () => {
    expect(shipped).toEqual({
      shop: 'taobao', orderNumber: '5198201735520480913', placedAt: '2026-10-02T08:05:59+08:00', status: '卖家已发货', statusCode: 'WAIT_BUYER_CONFIRM_GOODS', state: 'shipped', seller: '老陈五金工具店',
      total: { amount: '69.30', currency: 'CNY' }, shipping: { amount: '3.50', currency: 'CNY' },
      items: [{ title: '内六角扳手 九件套', quantity: 2, unitPrice: '32.90', sku: '规格:公制;颜色分类:黑色', itemId: '655100200300', url: 'https://item.taobao.com/item.htm?id=655100200300&_u=q7w8', image: 'https://img.alicdn.com/imgextra/i1/made-up.jpg_80x80.jpg', afterSalesUrl: 'https://refund2.taobao.com/dispute/applyRouter.htm?bizOrderId=5198201735520480913' }],
      detailUrl: 'https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=5198201735520480913&route_to=tm1', logisticsUrl: 'https://market.m.taobao.com/app/dinamic/pc-trade-logistics/home.html?orderId=5198201735520480913&entrance=pc',
      links: {
        order: 'https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=5198201735520480913&route_to=tm1', logistics: 'https://market.m.taobao.com/app/dinamic/pc-trade-logistics/home.html?orderId=5198201735520480913&entrance=pc',
        confirm: 'https://trade.taobao.com/trade/confirmGoods.htm?biz_order_id=5198201735520480913', after_sales: 'https://refund2.taobao.com/dispute/applyRouter.htm?bizOrderId=5198201735520480913',
      },
    });
  });

  it('takes insurance and services out of the items, and keeps goods that cost nothing', () => {
    expect(finished?.items.map(({ title, quantity, subOrderNumber }) => [title, quantity, subOrderNumber])).toEqual([['除湿机 20L', 1, '5198201736011480913'], ['滤网 替换装', 2, '5198201736012480913']]);
    expect(finished?.addOns).toEqual(['运费险', '增值服务 上门安装']);
    expect(unpaid?.items.map(({ title, unitPrice }) => [title, unitPrice])).toEqual([['明信片 "秋" & <冬>', '0.00'], ['明信片 套装', '15.00']]);
  });

  it('a line without a snapshot keeps its own number, whatever order its operations name', () => {
    const body = bodyOf('list.json').replace('//buyertrade.taobao.com/trade/detail/tradeSnap.htm?tradeID=5198201736012480913&snapShot=true', '').replace('taobaoAfterDisputeRedirect.htm?tradeId=5198201736012480913', 'taobaoAfterDisputeRedirect.htm?tradeId=5198201736010480913');
    expect(body).not.toContain('tradeID=5198201736012480913');
    expect(read(ASYNC, body)).toMatchObject({ orders: [{}, { items: [{}, { subOrderNumber: '5198201736012480913' }] }, {}, {}] });
  });
  it('tells a refund from the offer of one', () => {
    expect([finished?.items[0]?.afterSales, finished?.items[1]?.afterSales, finished?.afterSales, finished?.afterSalesState, finished?.platform]).toEqual(['退款成功', undefined, '退款成功', 'refunded', 'tmall']);
    expect([shipped?.afterSales, closed?.state, closed?.placedAt]).toEqual([undefined, 'cancelled', '2025-12-31T12:00:00+08:00']);
  });

  it('is the same in the page’s script and, with rounded ids and counts in objects, in its state', () => {
    expect(ordersOf('list-page.html')).toEqual([shipped, finished]);
    expect(ordersOf('list-state.json')).toEqual(ordersOf('list.json'));
  });

  it('knows its place among the pages', () => {
    const reading = readPage(taobao, pageOf('taobao', { file: 'list.json', url: ASYNC })).reading;
    expect(reading).toMatchObject({ page: 'list', paging: { current: 2, totalPages: 3, totalOrders: 34, pageSize: 15, hasMore: true } });
    expect(read(ASYNC, '{"mainOrders":[],"page":{"currentPage":1,"totalNumber":0,"totalPage":0}}')).toEqual({ kind: 'orders', page: 'list', orders: [], paging: { current: 1, totalOrders: 0, totalPages: 0, hasMore: false } });
  });

  it('an unknown code is unknown and noted', () => {
    const { reading, drift } = readPage(taobao, madePage(ASYNC, bodyOf('list.json').replace('"TRADE_FINISHED"', '"TRADE_TELEPORTED"').replace('"交易成功"', '"已瞬移"')));
    expect(reading).toMatchObject({ orders: [{}, { state: 'unknown', status: '已瞬移' }, {}, {}] });
    expect(drift).toEqual([{ path: 'tradeStatus', seen: 'TRADE_TELEPORTED' }, { path: 'status', seen: '已瞬移' }]);
  });

  it.each([
    ['"actualFee": "15.00"', '"fee": "15.00"', 'mainOrders.2.payInfo.actualFee'], ['"2026-09-28 23:59:01"', '"the day before"', 'mainOrders.1.orderInfo.createTime'], ['"text": "等待买家付款"', '"word": "等待买家付款"', 'mainOrders.2.statusInfo.text'],
    ['"title": "台历"', '"name": "台历"', 'mainOrders.3.subOrders.0.itemInfo.title'], ['"mainOrders"', '"orders"', 'mainOrders'],
  ])('one order without %s refuses the whole page', (from, to, path) => {
    expect(read(ASYNC, bodyOf('list.json').replace(from, to))).toEqual({ kind: 'failed', failure: 'changed', paths: [path] });
  });

  it('a number that JavaScript has rounded and no address repeats is no number', () => {
    const bare = bodyOf('list-state.json').replaceAll(/519820173744\d{7}/g, '5198201737440481000');
    expect(read(LIST, bare).kind).toBe('orders');
    expect(read(LIST, bare.replaceAll(/(?:bizOrderId|tradeID)=5198201737440481000/g, 'x=1'))).toMatchObject({ failure: 'changed', paths: ['mainOrders.2.id'] });
  });
});

describe('the new list', () => {
  const [first, second, ...rest] = ordersOf('bought-desktop.txt');

  it('puts the components of an order together', () => {
    expect(first).toMatchObject({
      orderNumber: '5201188300410480913', placedAt: '2026-11-01T10:11:12+08:00', status: '卖家已发货', state: 'shipped', statusDetail: '派送中', seller: '山间茶舍', platform: 'tmall', total: { amount: '1264.50', currency: 'CNY' }, shipping: { amount: '12.00', currency: 'CNY' },
      items: [
        { title: '白茶 饼 350g', quantity: 3, unitPrice: null, lineTotal: '254.70', sku: '年份:2019;重量:350g', itemId: '733000111222', subOrderNumber: '5201188300411480913' },
        { title: '茶针', quantity: 1, unitPrice: '9.80', lineTotal: '9.80', sku: '材质:不锈钢', itemId: '733000111333' },
      ],
      trackingNumber: '78455010203040', carrier: '中通快递', carrierCode: 'ZTO', parcels: [{ trackingNumber: '78455010203040', carrier: '中通快递' }, { trackingNumber: '463120998877665', carrier: '韵达快递' }],
      links: { logistics: 'https://market.m.taobao.com/app/dinamic/pc-trade-logistics/home.html?orderId=5201188300410480913&entrance=pc', confirm: 'https://trade.tmall.com/order/confirmGoods.htm?biz_order_id=5201188300410480913' },
    });
  });

  it('reads amounts in the currency that the account shows, and the seller’s name where the shop has none', () => {
    expect(second).toMatchObject({ total: { amount: '61.83', currency: 'KGS' }, seller: 'wenju88', state: 'cancelled', items: [{ unitPrice: '61.83' }] });
  });

  it('skips an order without a payment, and only that', () => {
    expect(rest).toEqual([]);
    expect(read(GATEWAY, bodyOf('bought-desktop.txt').replaceAll('orderPayment', 'orderPay'))).toMatchObject({ failure: 'changed', paths: ['orderPayment'] });
  });

  it('has no time of order on a phone', () => {
    expect(ordersOf('bought-mobile.json')).toMatchObject([{ orderNumber: '5203377100220480913', placedAt: null, status: '待收货', statusCode: '2_1', state: 'shipped', statusDetail: '运输中', seller: null, total: { amount: '389.00', currency: 'CNY' }, trackingNumber: 'SF1029384756102', items: [{ title: '跑鞋 男', unitPrice: '399.00', sku: '尺码:42' }] }]);
  });

  it.each([
    ['shopInfo_', 'storeInfo_', 'shopInfo'], ['orderItemInfo', 'orderLine', 'orderItemInfo'], ['tradeTitle', 'state', 'shopInfo.tradeTitle'], ['createTime', 'created', 'shopInfo.createTime'], ['"actualFee"', '"fee"', 'orderPayment.actualFee'],
  ])('without %s the whole page is refused', (from, to, path) => {
    expect(read(GATEWAY, bodyOf('bought-desktop.txt').replaceAll(from, to))).toMatchObject({ failure: 'changed', paths: [path] });
  });

  it('an empty list is one only where the page says nothing else', () => {
    const reply = (data: unknown): ShopReading => read(GATEWAY, JSON.stringify({ ret: ['SUCCESS::ok'], data: { data } }));
    expect(reply({ pagination: { fields: { currentPage: 1, hasMore: false, pageSize: 30, totalNum: 0 } } })).toMatchObject({ kind: 'orders', orders: [] });
    expect(reply({ pagination: { fields: { currentPage: 1, hasMore: true, pageSize: 30, totalNum: 64 } } })).toMatchObject({ failure: 'changed' });
    expect(reply({ card_5201188300410480913: {} })).toMatchObject({ failure: 'changed' });
  });
});

describe('the page of one order', () => {
  it('of Taobao', () => {
    expect(ordersOf('detail.html')).toMatchObject([{
      orderNumber: '5198201735520480913', placedAt: '2026-10-02T08:05:59+08:00', paidAt: '2026-10-02T08:06:30+08:00', shippedAt: '2026-10-03T17:45:00+08:00', status: '卖家已发货', state: 'shipped', seller: '老陈五金', paymentReference: '2026100222001188880000000007',
      total: { amount: '69.30', currency: 'CNY' }, shipping: { amount: '3.50', currency: 'CNY' }, amounts: { subtotal: '72.80' }, discounts: [{ label: '店铺优惠', amount: '-7.00' }], addOns: ['保险服务'], afterSales: '退款中', afterSalesState: 'refunding',
      items: [{ title: '内六角扳手 九件套', quantity: 2, unitPrice: '32.90', sku: '规格:公制;颜色分类:黑色', status: '未确认收货', subOrderNumber: '5198201735521480913' }, { title: '螺丝盒', quantity: 1, status: '退款中', afterSales: '退款中', afterSalesUrl: 'https://refund2.taobao.com/dispute/detail.htm?bizOrderId=5198201735522480913&disputeType=1' }],
      trackingNumber: '78455010203040', carrier: '中通快递', parcels: [{ trackingNumber: '78455010203040', carrier: '中通快递' }, { trackingNumber: '463120998877665', carrier: '韵达快递' }],
    }]);
  });

  it('a dash in the place of a tracking number is none', () => {
    const body = bodyOf('detail.html').replaceAll('78455010203040', '—').replaceAll('463120998877665', '—');
    const reading = read(DETAIL, body);
    expect(reading.kind === 'orders' && [reading.orders[0]?.trackingNumber, reading.orders[0]?.parcels]).toEqual([undefined, undefined]);
  });

  it('of Tmall, its state kept whole', () => {
    expect(ordersOf('detail-tmall.html')).toMatchObject([{
      orderNumber: '5198201736010480913', platform: 'tmall', placedAt: '2026-09-28T23:59:01+08:00', paidAt: '2026-09-28T23:59:20+08:00', shippedAt: '2026-09-29T15:00:00+08:00', status: '交易成功', state: 'completed', seller: '海风电器旗舰店', paymentReference: '2026092822001188880000000009',
      total: { amount: '1258.00', currency: 'CNY' }, shipping: { amount: '0.00', currency: 'CNY' }, discounts: [{ label: '店铺优惠', amount: '-30.00' }], afterSales: '退款成功', afterSalesState: 'refunded',
      items: [{ title: '除湿机 20L', unitPrice: '1268.00', sku: '颜色分类:白', itemId: '688800011122', status: '已签收', trackingNumber: 'JDVB00112233445', subOrderNumber: '5198201736011480913' }, { title: '滤网 替换装', quantity: 2, status: '退款成功', trackingNumber: 'YT7700112233445' }],
      parcels: [{ trackingNumber: 'JDVB00112233445', carrier: '京东快递' }, { trackingNumber: 'YT7700112233445', carrier: '圆通速递' }], links: { invoice: 'https://invoice-ua.taobao.com/user/invoice/applyPcRoute?orderId=5198201736010480913' },
    }]);
    const waiting = bodyOf('detail-tmall.html').replace('<h3>订单状态: 交易成功</h3>', '<h3 class=\\"x\\">订单状态: 商家已发货，等待买家确认</h3>').replace('TRADE_FINISHED', '');
    expect(read(TMALL, waiting)).toMatchObject({ orders: [{ status: '商家已发货，等待买家确认', state: 'shipped' }] });
  });

  it.each([
    [DETAIL, 'detail.html', '2026-10-02 08:05:59', 'yesterday', 'mainOrder.orderInfo.lines'], [DETAIL, 'detail.html', 'actualFee', 'fee', 'mainOrder.payInfo.actualFee'], [TMALL, 'detail-tmall.html', '实付款', '总计', 'amount.count'],
    [TMALL, 'detail-tmall.html', '"成交时间"', '"下单"', null], [TMALL, 'detail-tmall.html', '"2026-09-28 23:59:01"}', '"soon"}', null], [TMALL, 'detail-tmall.html', 'overStatus', 'state', 'overStatus'],
  ])('%s: %s without %s', (url, file, from, to, path) => {
    const reading = read(url, bodyOf(file).replaceAll(from, to));
    // The steps of the order show the time too.
    expect(reading).toMatchObject(path === null ? { kind: 'orders' } : { failure: 'changed', paths: [path] });
  });
});

describe('a parcel’s steps', () => {
  it('name their order by the address', () => {
    expect(readPage(taobao, pageOf('taobao', { file: 'steps.json', url: STEPS })).reading).toEqual({
      kind: 'shipments',
      shipments: [{ shop: 'taobao', orderNumber: '5198201735520480913', trackingNumber: '78455010203040', carrier: '中通快递', events: [{ at: '2026-10-04T02:10:00+08:00', text: '【嘉兴市】已发往 杭州转运中心' }, { at: '2026-10-03T19:22:41+08:00', text: '【嘉兴市】已揽收' }] }],
    });
  });
  it('are none for an order that was sent back', () => {
    expect([read(STEPS, '{}'), read(STEPS, '{"isSuccess":"false"}')]).toEqual([{ kind: 'shipments', shipments: [] }, { kind: 'shipments', shipments: [] }]);
    expect(read(STEPS, '{"steps":[]}')).toMatchObject({ failure: 'changed' });
  });
});

describe('signed out, checked, or nothing of ours', () => {
  const gate = 'https://login.taobao.com/member/login.jhtml?redirectURL=https%3A%2F%2Fbuyertrade.taobao.com%2Ftrade';
  it.each([
    ['the sign-in page', gate, '<html>', LIST, 'signed_out'], ['the phone’s sign-in page', 'https://login.m.taobao.com/havanaone/login/login.htm?x=1', '<html>', DETAIL, 'signed_out'], ['the slider', 'https://buyertrade.taobao.com//trade/itemlist/list_bought_items.htm/_____tmd_____/punish?x5secdata=1', '<html>', LIST, 'challenge'],
    ['a session that ended', GATEWAY, 'mtopjsonp1({"ret":["FAIL_SYS_SESSION_EXPIRED::Session过期"],"data":{}})', null, 'signed_out'], ['the gateway’s check', GATEWAY, '{"ret":["FAIL_SYS_USER_VALIDATE","RGV587_ERROR::SM"],"data":{"url":"https://h5api.m.taobao.com/_____tmd_____/punish?x=1"}}', null, 'challenge'],
    ['a risk answer to sign in', ASYNC, JSON.stringify({ rgv587_flag: 'sm', url: gate }), null, 'signed_out'], ['a risk answer to slide', ASYNC, '{"rgv587_flag":"sm","url":"https://buyertrade.taobao.com/_____tmd_____/punish?x5secdata=login"}', null, 'challenge'],
    ['the slider in place of the page', LIST, '<html><script>window._config_ = {"action":"captcha","url":"/_____tmd_____/punish"}</script></html>', null, 'challenge'], ['the sign-in form in place of the page', LIST, '<form id="login-form"><input id="fm-login-id"></form>', null, 'signed_out'],
  ])('%s', (_, url, body, requestedUrl, failure) => {
    expect(read(url, body, requestedUrl)).toMatchObject({ kind: 'failed', failure });
  });

  it('a token that the page renews, the shell of the new list and another site’s sign-in are nothing', () => {
    expect([read(GATEWAY, '{"ret":["FAIL_SYS_TOKEN_EXOIRED::令牌过期"]}'), read(`${LIST}?route_to=tm2`, '<html><div id="root"></div></html>'), read(gate, '<html>', 'https://www.goofish.com/order-detail?orderId=1')]).toEqual([{ kind: 'none' }, { kind: 'none' }, { kind: 'none' }]);
  });

  it.each(['https://taobao.com.example.org/trade/itemlist/list_bought_items.htm', 'https://item.taobao.com/item.htm?id=1', 'https://www.taobao.com/'])('%s is none of its pages', (url) => {
    expect(taobao.matches(new URL(url))).toBe(false);
  });
});

it('a long history is asked page by page, to its end', () => {
  const [first] = taobao.history.stretches(null, 0);
  const page = (hasMore: boolean): ShopReading => ({ kind: 'orders', page: 'list', orders: ordersOf('list.json'), paging: { hasMore } });
  const second = first === undefined ? null : taobao.history.next(first, page(true));
  expect([first?.method, new URLSearchParams(first?.body).get('pageNum'), new URLSearchParams(second?.body).get('pageNum'), new URLSearchParams(second?.body).get('prePageNo')]).toEqual(['POST', '1', '2', '1']);
  expect(second && [taobao.history.next(second, page(false)), taobao.history.next(second, { kind: 'none' }), taobao.matches(new URL(second.url))]).toEqual([null, null, true]);
});
