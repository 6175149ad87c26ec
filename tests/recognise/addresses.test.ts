/** Addresses: the host decides, the parameter gives the number. */
import { expect, it } from 'vitest';
import { ours } from './ask';

it.each([
  ['https://buyertrade.taobao.com/trade/detail/trade_item_detail.htm?bizOrderId=4829173640518273645&route_to=tm1', '4829173640518273645 order taobao certain'],
  ['//trade.tmall.com/detail/orderDetail.htm?biz_order_id=4829173640518273645', '4829173640518273645 order taobao certain'],
  ['details.jd.com/normal/item.action?orderid=3529173640518273&PassKey=0123456789abcdef', '3529173640518273 order jd certain'],
  ['https://www.goofish.com/order-detail?orderId=4829173640518273645', '4829173640518273645 order xianyu certain'],
  ['https://www.walmart.com/orders/200029173640518', '200029173640518 order walmart certain'],
  ['https://www.amazon.com.au/your-orders/order-details?orderID=206-4829173-6405182', '206-4829173-6405182 order amazon certain'],
  ['https://login.example.com/?next=https%3A%2F%2Fdetails.jd.com%2Fnormal%2Fitem.action%3Forderid%3D3529173640518273', '3529173640518273 order jd certain'],
  ['https://www.ups.com/track?loc=en_US&tracknum=1Z48A29B0317364054&requester=WT/', '1Z48A29B0317364054 parcel ups certain'],
  ['https://www.fedex.com/fedextrack/?trknbr=482917364055', '482917364055 parcel fedex certain'],
  ['https://www.dhl.com/en/express/tracking.html?AWB=4829173646', '4829173646 parcel dhl-express certain'],
  ['https://www.royalmail.com/track-your-item#/tracking-results/RB482917367GB', 'RB482917367GB parcel royal-mail certain'],
  ['https://t.17track.net/en#nums=SF2048193765021', 'SF2048193765021 parcel sf-express certain'],
])('%s', (text, line) => {
  expect(ours(text)).toEqual([line]);
});

it.each(['https://item.jd.com/100029173640.html', 'https://item.taobao.com/item.htm?id=482917364051', 'https://www.aliexpress.com/item/1005004829173640.html', 'https://www.ebay.com/itm/482917364051', 'https://shop.example.com/p/4829173640518273?ref=349182736405', 'https://user:349182736405@example.com/'])('nothing of ours in %s', (text) => {
  expect(ours(text)).toEqual([]);
});

it('a strange site that only sounds like a shop decides nothing', () => {
  expect(ours('https://taobao.com.orders.example/trade?orderId=4829173640518273645')).toEqual([]);
});
