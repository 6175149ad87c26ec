/** What is no order and no parcel, however much it looks like one. */
import { describe, expect, it } from 'vitest';
import { found, ours } from './ask';

describe('named for what they are', () => {
  it.each([
    ['13829173640', '13829173640 phone'], ['手机 13829173640', '13829173640 phone'], ['+86 13829173640', '13829173640 phone'], ['020-48291736', '020-48291736 phone'], ['Call 1-888-482-9173', '1-888-482-9173 phone'],
    ['电话番号 03-4829-1736', '03-4829-1736 phone'], ['实付 482.90 元', '482.90 price'], ['Total: $48.29', '48.29 price'], ['下单时间 2026-03-02', '2026-03-02 date'],
    ['支付宝交易号 2026030248291736405182736451', '2026030248291736405182736451 payment_number'], ['4200482917364051827364518273', '4200482917364051827364518273 payment_number'], ['验证码 482917，请勿泄露', '482917 verification_code'],
    ['Your verification code is 482917', '482917 verification_code'], ['取件码 4-8-2917', '4-8-2917 pickup_code'], ['凭4-8-2917到东门取件', '4-8-2917 pickup_code'], ['商品编号：482917364051', '482917364051 item_number'], ['ISBN 9784829173640', '9784829173640 isbn'],
    ['银行卡 6214829173640518273', '6214829173640518273 bank_card'], ['身份证 11010119900307482X', '11010119900307482X identity_number'], ['QQ群 482917364', '482917364 qq'], ['Invoice no. 48291736', '48291736 number'], ['发票号码：48291736', '48291736 number'],
    ['客户编号 349182736405', '349182736405 number'], ['(子单 211-48291736405182736)', '211-48291736405182736 number'],
  ])('%s', (text, line) => {
    expect(found(text)).toEqual([line]);
  });

  it('a decoy beside a number of ours leaves it alone', () => {
    expect(found('收件人 王芳 13829173640 快递 SF2048193765021')).toEqual(['13829173640 phone', 'SF2048193765021 parcel sf-express certain']);
  });

  it('a label of somebody else beats a weak shape, a shape that proves itself beats the label', () => {
    expect(ours('交易单号 770829173640518')).toEqual([]);
    expect(ours('编号 SF2048193765021')).toEqual(['SF2048193765021 parcel sf-express certain']);
  });
});

it('the merchant number of a bill is the order, without its prefix', () => {
  expect(ours('商家订单号 T200P4829173640518273645')).toEqual(['4829173640518273645 order taobao certain']);
});

it('hashes, paths, colours and versions are nothing', () => {
  expect(found('commit 4f8a29b03c173e640d5182f7364a51b8273c6e45 v12.30.4 #e02e24 node_modules/a1b2c3/d4.js')).toEqual([]);
});
