/** What shop readers share beside pages: addresses, words for states, mtop envelopes. */
import { expect, it } from 'vitest';
import { readDecimal } from '@/lib/adapter/amounts';
import { isHostOf, parameterOf, resolveAddress, siteOf } from '@/lib/adapter/addresses';
import { failedReply, readMtop, riskAnswer } from '@/lib/adapter/mtop';
import { afterSalesOf, isStateWord, joinStates, orderWords, stateOf } from '@/lib/adapter/order-words';
import type { DriftHint } from '@/lib/adapter/contract';
import { failed } from '@/lib/adapter/shop-contract';

it('addresses are whole, and none but http and https', () => {
  const base = 'https://www.shop.example/orders/1?x=2';
  expect([resolveAddress('/p?a=1&b=2', base), resolveAddress('//img.example/a.jpg', base), resolveAddress('javascript:alert(1)', base), resolveAddress('#top', base), resolveAddress('/p', null), resolveAddress(' ', base), resolveAddress('http://img.example/b', null)])
    .toEqual(['https://www.shop.example/p?a=1&b=2', 'https://img.example/a.jpg', null, null, null, null, 'https://img.example/b']);
  expect([parameterOf('//x.example/a?bizOrderId=12&id=3', 'tradeId', 'BIZORDERID'), parameterOf('/a?b=', 'b'), parameterOf(null, 'b')]).toEqual(['12', null, null]);
  expect([siteOf(base), siteOf('clipboard'), isHostOf('m.shop.example', 'shop.example'), isHostOf('myshop.example', 'shop.example')]).toEqual(['shop.example', null, true, false]);
});

it('words of a table are ours, case aside; others are unknown and noted; none is not noted', () => {
  const words = orderWords({ shipped: 'On its way|已发货', delivered: 'Delivered' }, { refunded: 'Refunded', returning: 'Return started' });
  const drift: DriftHint[] = [];
  const context = { readAt: 0, noteDrift: (hint: DriftHint) => void drift.push(hint) };
  expect(['on its WAY', '已发货', 'Refunded', 'Lost in space', null].map((word) => stateOf(word, words, context))).toEqual(['shipped', 'shipped', 'unknown', 'unknown', 'unknown']);
  expect(drift).toEqual([{ path: 'status', seen: 'Lost in space' }]);
  expect([afterSalesOf(['Return started', 'x', 'Refunded'], words), afterSalesOf(['Delivered', null], words)]).toEqual(['refunded', undefined]);
});

it('an order of many parts', () => {
  expect([joinStates([]), joinStates(['shipped', 'paid']), joinStates(['delivered', 'shipped']), joinStates(['cancelled', 'delivered']), joinStates(['cancelled', 'cancelled']), joinStates(['shipped', 'unknown']), joinStates(['unpaid', 'paid'])])
    .toEqual(['unknown', 'partly_shipped', 'shipped', 'delivered', 'cancelled', 'unknown', 'unpaid']);
});

it.each([
  ['cb({"ret":["SUCCESS::ok"],"data":{"a":1}})', { data: { a: 1 } }],
  ['{"ret":["FAIL_SYS_SESSION_EXPIRED::Session"],"data":{}}', { failure: 'signed_out', paths: ['ret'] }],
  ['{"ret":["FAIL_SYS_TOKEN_EXOIRED::x"]}', { failure: 'upstream', paths: ['ret'], again: true }],
  ['{"ret":["FAIL_SYS_SERVICE_TIMEOUT::x"]}', { failure: 'upstream', paths: ['ret'] }],
  ['{"rgv587_flag":"sm","url":"https://login.example/member/login.jhtml?redirectURL=punish"}', { failure: 'signed_out', paths: [] }],
  ['{"ret":["RGV587_ERROR::SM"],"data":{"url":"https://h5api.m.example/_____tmd_____/punish?x=login"}}', { failure: 'challenge', paths: ['ret'] }],
  ['{"ret":["FAIL_SYS_USER_VALIDATE"],"data":{"url":"https://login.example/member/login.jhtml"}}', { failure: 'signed_out', paths: ['ret'] }],
  ['{"ret":["FAIL_SYS_FLOWLIMIT::x"],"data":{}}', { failure: 'rate_limited', paths: ['ret'] }],
  ['<html>', { failure: 'changed', paths: ['ret'] }],
])('the envelope %s', (body, reply) => {
  expect(readMtop(body)).toEqual(reply);
});

it('a risk answer in the place of other JSON; a token that ran out is nothing', () => {
  expect([riskAnswer({ rgv587_flag: 'sm', url: '/_____tmd_____/punish?next=/login' }), riskAnswer({ rgv587_flag: 'sm' }), riskAnswer({ mainOrders: [] })]).toEqual([failed('challenge'), failed('challenge'), null]);
  expect([failedReply({ failure: 'upstream', paths: ['ret'], again: true }), failedReply({ failure: 'signed_out', paths: ['ret'] })]).toEqual([{ kind: 'none' }, failed('signed_out', 'ret')]);
});

it('an amount whose digits markup may part is none', () => {
  expect([readDecimal('US $6<b>.19</b>'), readDecimal('US $6.19')]).toEqual([null, '6.19']);
});

it('a word for a state is short and without markup; none at all is fine', () => {
  expect([isStateWord(null, 5), isStateWord('待收货', 5), isStateWord('Delivered', 5), isStateWord('<b>', 5)]).toEqual([true, true, false, false]);
});
