/** Words around a number: labels, names, senders, lists, tables, JSON. */
import { describe, expect, it } from 'vitest';
import { recognise } from '@/lib/recognise/recognise';
import { found, ours } from './ask';

describe('a name and a label decide', () => {
  it.each([
    ['申通快递单号770829173640518', '770829173640518 parcel sto certain'], ['韻達快遞：420829173640518', '420829173640518 parcel yunda certain'], ['【中通】78029173640518 已发出', '78029173640518 parcel zto certain'],
    ['FedEx tracking number 482917364055', '482917364055 parcel fedex certain'], ['DHL waybill 4829173646', '4829173646 parcel dhl-express certain'], ['ヤマト運輸 お問い合わせ番号 482917364053', '482917364053 parcel yamato certain'],
    ['CJ대한통운 운송장번호 482917364052', '482917364052 parcel cj-logistics certain'], ['京东订单号：3529173640518273', '3529173640518273 order jd certain'], ['訂單編號 4829173640518273645（淘寶）', '4829173640518273645 order taobao certain'],
    ['抖音商城 订单编号 6929173640518273645', '6929173640518273645 order douyin certain'], ['쿠팡 주문번호 28291736405182', '28291736405182 order coupang certain'], ['Order number 200029173640518 (Walmart)', '200029173640518 order walmart certain'],
    ['FedEx482917364055', '482917364055 parcel fedex certain'], ['邮政快递包裹8482917364051', '8482917364051 parcel china-post likely'], ['大韩通运 运单号 482917364052', '482917364052 parcel cj-logistics certain'], ['快递482917364051827是韵达的', '482917364051827 parcel yunda certain'],
  ])('%s', (text, line) => {
    expect(ours(text)).toEqual([line]);
  });

  it('the nearest name wins, and brackets behind a number are nearer than a clause before it', () => {
    expect(ours('淘宝的退了，新的订单号 3529173640518273（京东）')).toEqual(['3529173640518273 order jd certain']);
    expect(ours('京东 3529173640518273，淘宝 4829173640518273645')).toEqual(['3529173640518273 order jd likely', '4829173640518273645 order taobao likely']);
  });

  it('a name without a label is not certain where the shape is weak', () => {
    expect(ours('京东 349182736405')).toEqual(['349182736405 order jd likely']);
  });

  it('a carrier that has no such numbers is only asked about', () => {
    expect(ours('圆通 482917364051')[0]).toMatch(/^482917364051 (?:parcel|order) \S+ possible$/);
  });

  it('a label alone does not make a shop out of a common shape', () => {
    expect(ours('订单号 3529173640518273')).toEqual(['3529173640518273 order jd possible']);
    expect(ours('Order #10482 confirmed')).toEqual(['10482 order shopify possible']);
  });

  it('the one label order is worth a question for a store that numbers freely, its name makes it likely', () => {
    expect(ours('Shopify order 10482')).toEqual(['10482 order shopify likely']);
    expect(ours('Order #10482 Shopify')).toEqual(['10482 order shopify likely']);
  });

  it('a check digit that fits by chance is no Western courier under a Chinese label', () => {
    expect(ours('Tracking number 482917364055')).toEqual(['482917364055 parcel fedex likely']);
    expect(ours('快递单号 482917364055')).toEqual(['482917364055 parcel fedex possible']);
  });

  it('posts say item for a parcel', () => {
    expect(ours('Your Canada Post item 4829173640518275 is out for delivery')).toEqual(['4829173640518275 parcel canada-post certain']);
    expect(ours('eBay item 482917364055')).toEqual([]);
  });

  it('a label of ours without any shape is still a question', () => {
    expect(ours('Tracking number: QX48291736K0')).toEqual(['QX48291736K0 parcel ? possible']);
  });

  it('says which words decided', () => {
    const [finding] = recognise('【圆通速递】运单号 YT9182736450918').findings;
    expect(finding?.reasons).toEqual([{ kind: 'label', word: '运单号' }, { kind: 'sender', word: '圆通速递' }]);
  });
});

describe('messages', () => {
  it('a heading names the shop of what stands below', () => {
    expect(ours('淘宝\n订单编号\n4829173640518273645\n复制\n创建时间\n2026-03-02 10:11:12')).toEqual(['4829173640518273645 order taobao likely']);
    expect(ours('京东\n3529173640518273\n349182736405\n淘宝\n4829173640518273645')).toEqual(['3529173640518273 order jd likely', '349182736405 order jd likely', '4829173640518273645 order taobao likely']);
    expect(ours('物流公司：申通快递\n物流单号：770829173640518')).toEqual(['770829173640518 parcel sto likely']);
  });

  it('a shop message with its parcel, code and phone', () => {
    const text = '【京东】订单3529173640518273已由京东快递发出，运单号JDVA48291736405，验证码4829请勿泄露，客服电话95012';
    expect(found(text)).toEqual(['3529173640518273 order jd certain', 'JDVA48291736405 parcel jd-logistics certain', '4829 verification_code', '95012 phone']);
    expect(recognise(text).links).toEqual([[0, 1]]);
  });

  it('a station in brackets is no carrier', () => {
    expect(ours('【菜鸟驿站】运单号78029173640518已到站')).toEqual(['78029173640518 parcel zto likely']);
  });

  it('a pickup code and its place belong to the parcel', () => {
    const { findings } = recognise('【菜鸟驿站】您的包裹已到松林路南门店，请凭取件码7-3-2048及时领取，运单号YT9182736450918。');
    expect(findings.find(({ kind }) => kind === 'parcel')?.pickup).toEqual({ code: '7-3-2048', place: '松林路南门店' });
    const locker = recognise('【丰巢】凭取件码48291736到松林路3号柜取件，单号SF2048193765021').findings;
    expect(locker.find(({ kind }) => kind === 'parcel')?.pickup).toEqual({ code: '48291736', place: '松林路3号柜' });
    const english = recognise('Parcel SF2048193765021 is ready for pickup at Pine Street Shop. Pickup code: 482917').findings;
    expect(english.find(({ kind }) => kind === 'parcel')?.pickup).toEqual({ code: '482917', place: 'Pine Street Shop' });
  });

  it('labels and values on lines of their own', () => {
    expect(ours('Thanks for your order!\n\nOrder #\n206-4829173-6405182\n\nTracking\nnumber: 1Z48A29B0317364054')).toEqual(['206-4829173-6405182 order amazon certain', '1Z48A29B0317364054 parcel ups certain']);
  });
});

describe('lists, tables, JSON', () => {
  it('one label covers the list behind it', () => {
    expect(ours('运单号：770829173640518、770829173640525\n770829173640532')).toEqual(['770829173640518', '770829173640525', '770829173640532'].map((number) => `${number} parcel sto likely`));
    expect(ours('拼多多 260311-482917364051827；260312-482917364051827')).toHaveLength(2);
  });

  it('a copied table: the header labels its columns, the row names its shop', () => {
    expect(found('店铺\t订单号\t金额\n京东\t3529173640518273\t48.20\n淘宝\t4829173640518273645\t9.90')).toEqual(['3529173640518273 order jd certain', '48.20 price', '4829173640518273645 order taobao certain', '9.90 price']);
  });

  it('comma-separated lines with carriers', () => {
    expect(ours('order,carrier,tracking number\n206-4829173-6405182,DHL,4829173646\n17-48291-73640,FedEx,482917364055')).toEqual([
      '206-4829173-6405182 order amazon certain', '4829173646 parcel dhl-express certain', '17-48291-73640 order ebay certain', '482917364055 parcel fedex certain',
    ]);
  });

  it('JSON: the keys are labels, the object is the row', () => {
    expect(ours('[{"orderId":"3529173640518273","shop":"jd"},{"orderId":"4829173640518273645","shop":"taobao"}]')).toEqual(['3529173640518273 order jd certain', '4829173640518273645 order taobao certain']);
    expect(ours('{\n  "tracking_number": "482917364055",\n  "carrier": "fedex"\n}')).toEqual(['482917364055 parcel fedex certain']);
  });

  it('parcels belong to the order of their line', () => {
    const { findings, links } = recognise('206-4829173-6405182 SF2048193765021\n17-48291-73640 JT4829173640518');
    expect(links.map(([order, parcel]) => [findings[order]?.value, findings[parcel]?.value])).toEqual([['206-4829173-6405182', 'SF2048193765021'], ['17-48291-73640', 'JT4829173640518']]);
  });
});
