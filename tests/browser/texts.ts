/** Nine texts of the kinds that people paste, made up for these tests, with what must be found in each. */

export interface Pasted {
  readonly name: string;
  readonly text: string;
  /** Numbers of parcels and orders, as they are shown. */
  readonly numbers: readonly string[];
  /** Keys of what Enter keeps, in any order. */
  readonly certain: readonly string[];
}

export const TEXTS: readonly Pasted[] = [
  {
    name: 'sms-shipped',
    text: '【淘宝】亲，您的订单4719283065174829306已由圆通速递揽收，运单号YT2648103957264，预计11月26日送达。客服95188-3，退订回T',
    numbers: ['4719283065174829306', 'YT2648103957264'],
    certain: ['taobao::4719283065174829306', 'yto:YT2648103957264'],
  },
  {
    name: 'sms-pickup',
    text: '【兔喜生活】您的圆通快递YT2648103957271已到达样例花园北门便利店，请凭取件码6-3-1028及时领取，联系电话13712345678',
    numbers: ['YT2648103957271'],
    certain: ['yto:YT2648103957271'],
  },
  {
    name: 'chat',
    text: '妈：你买的东西寄到没\n我：还没，顺丰 SF2048193765021 说明天到\n妈：好，拼多多那个呢\n我：拼多多订单号 261124-384756102938475，还没发货',
    numbers: ['SF2048193765021', '261124-384756102938475'],
    certain: ['sf-express:SF2048193765021', 'pinduoduo::261124-384756102938475'],
  },
  {
    name: 'mail',
    text: 'Hello Sam,\n\nyour order 206-4829173-6405182 has been shipped with UPS.\nTracking number: 1Z999AA10123456784\nArriving Thursday, November 26\n\nOrder total: $48.20\nwww.amazon.com',
    numbers: ['206-4829173-6405182', '1Z999AA10123456784'],
    certain: ['amazon::206-4829173-6405182', 'ups:1Z999AA10123456784'],
  },
  {
    name: 'table',
    text: '订单号\t商品\t金额\t物流公司\t运单号\n4719283065174829313\t保温杯\t59.00\t中通快递\t78412039485761\n4719283065174829320\t雨伞\t35.50\t圆通速递\tYT2648103957288',
    numbers: ['4719283065174829313', '78412039485761', '4719283065174829320', 'YT2648103957288'],
    certain: ['zto:78412039485761', 'yto:YT2648103957288'],
  },
  {
    name: 'list',
    text: 'To check:\n1) YT2648103957295\n2) 1Z 999 AA1 01 2345 6784\n3) RB123456785GB\n4) +86 137 1234 5678',
    numbers: ['YT2648103957295', '1Z999AA10123456784', 'RB123456785GB'],
    certain: ['yto:YT2648103957295', 'ups:1Z999AA10123456784', 'royal-mail:RB123456785GB'],
  },
  {
    name: 'url',
    text: 'https://details.jd.com/normal/item.action?orderid=348291736405&PassKey=1a2b3c',
    numbers: ['348291736405'],
    certain: ['jd::348291736405'],
  },
  {
    name: 'json',
    text: '{"orders":[{"platform":"ebay","orderNumber":"12-03948-57612","shipment":{"carrier":"UPS","trackingNumber":"1Z999AA10123456784"}}],"total":"19.90","phone":"13712345678"}',
    numbers: ['12-03948-57612', '1Z999AA10123456784'],
    certain: ['ebay::12-03948-57612', 'ups:1Z999AA10123456784'],
  },
  {
    name: 'bare',
    text: '349182736405',
    numbers: ['349182736405'],
    certain: [],
  },
];
