/** The objects in Taobao's and Tmall's pages and replies. Required is only what no order can be read without. Forms: research/shops.md 3. */
import * as z from 'zod/mini';
import { readQuantity } from '@/lib/adapter/item-parts';
import { wireAmount, wireChinaTime, wireDecimal, wireSaid } from '@/lib/adapter/strict';
import { wireExtra, wireList, wireText } from '@/lib/adapter/text';

const operations = wireExtra(wireList(z.object({ id: wireText, text: wireText, url: wireText, dataUrl: wireText })));
const pair = z.object({ name: wireText, value: wireText });
const pairs = wireExtra(wireList(pair));

/** `"2"`, 2, or `{ count: "2" }` where the page's script has been at it. */
const quantity = z.pipe(wireExtra(z.union([z.string(), z.number(), z.object({ count: wireText })])), z.transform((given: string | number | { count: string | null } | null) => readQuantity(typeof given === 'object' ? given?.count : given)));

/** Raw (endpoint, page) and normalised by the page's script (page state). */
export const oldOrder = z.object({
  id: wireText,
  extra: wireExtra(z.object({ tradeStatus: wireText, currency: wireText })),
  orderInfo: z.object({ id: wireText, createTime: z.optional(z.nullable(wireChinaTime)), createDay: z.optional(z.nullable(wireChinaTime)), b2C: wireExtra(z.boolean()) }).check(z.refine(({ createTime, createDay }) => (createTime ?? createDay ?? null) !== null, { path: ['createTime'] })),
  payInfo: z.object({ actualFee: wireDecimal, postFees: wireExtra(wireList(z.object({ value: wireText }))) }),
  seller: wireExtra(z.object({ nick: wireText, shopName: wireText })),
  statusInfo: z.object({ text: wireSaid, url: wireText, operations }),
  operations,
  tradeOperations: operations,
  subOrders: z.array(z.object({
    id: wireText,
    itemInfo: z.object({ title: wireSaid, id: wireText, itemUrl: wireText, pic: wireText, skuText: pairs, snapUrl: wireText }),
    quantity,
    priceInfo: wireExtra(z.object({ realTotal: wireText })),
    operations,
    tradeOperations: operations,
  })),
});
export type OldOrder = z.output<typeof oldOrder>;

const count = wireExtra(z.pipe(z.union([z.number().check(z.gte(0)), z.string().check(z.regex(/^\d{1,9}$/))]), z.transform(Number)));
export const oldList = z.object({ mainOrders: z.array(oldOrder), page: wireExtra(z.object({ currentPage: count, pageSize: count, totalNumber: count, totalPage: count })) });

const fee = wireExtra(z.object({ value: wireText }));
const flag = wireExtra(z.union([z.boolean(), z.literal('true'), z.literal('false')]));

/** Components of the new list by the first word of their name, desktop and mobile. */
export const component = {
  shop: z.object({ createTime: wireChinaTime, shopName: wireText, sellerName: wireText, tradeTitle: wireSaid }),
  main: z.object({ orderStatus: wireText }),
  seller: z.object({ status: z.object({ text: wireSaid }) }),
  payment: z.object({ actualFee: z.object({ value: wireAmount('CNY') }), pcPostFee: fee, postFee: fee }),
  item: z.object({
    title: wireSaid, quantity, priceInfo: wireExtra(z.object({ actualTotalFee: wireText })), pic: wireText, itemUrl: wireText, outerUrl: wireText,
    skuText: wireExtra(z.union([z.string(), wireList(pair)])), skuList: pairs,
  }),
  parcel: z.object({ title: wireText, mailNo: wireText, cpCode: wireText }),
  packages: z.object({ packagePreview: wireExtra(z.object({ packageViewList: wireExtra(wireList(z.object({ cpName: wireText, mailNo: wireText, cpCode: wireText }))) })) }),
  pagination: z.object({ currentPage: count, hasMore: flag, pageSize: count, totalNum: count }),
};
export const boughtList = z.object({ data: z.record(z.string(), z.unknown()) });

/** A line of the detail page: words, or `{ name, value }`, whose value may be words in a list again. */
const said = z.union([wireList(z.object({ value: wireText })), wireText]);
const lines = wireList(z.object({ content: wireExtra(wireList(z.object({ value: z.union([z.string(), z.object({ name: wireText, value: said, text: wireText })]) }))) }));

export const detailData = z.object({
  mainOrder: z.object({
    id: wireText,
    tradeStatus: wireText,
    seller: wireExtra(z.object({ nick: wireText })),
    statusInfo: z.object({ text: wireSaid }),
    subOrders: z.array(z.object({
      idStr: wireText, priceInfo: wireText, quantity, tradeStatus: wireExtra(lines),
      itemInfo: z.object({ title: wireSaid, pic: wireText, auctionUrl: wireText, itemUrl: wireText, skuText: wireExtra(lines) }),
    })),
    orderInfo: z.object({ lines }),
    payInfo: z.object({ feeMess: wireExtra(wireList(pair)), actualFee: z.object({ value: wireAmount('CNY') }) }),
  }),
  deliveryInfo: wireExtra(z.object({ logisticsName: wireText, logisticsNum: wireText, packageInfos: z.optional(z.unknown()) })),
  packageInfos: z.optional(z.unknown()),
  orderBar: wireExtra(z.object({ nodes: wireExtra(wireList(z.object({ text: wireText, date: wireText }))) })),
});
export const packageInfos = z.object({ list: wireList(z.object({ companyName: wireText, invoiceNo: wireText })) });

const texts = wireList(z.object({ text: wireText }));
const keyed = z.object({ key: wireText, content: wireExtra(texts) });

export const tmallDetail = z.object({
  tradeStatus: wireText,
  basic: z.object({ lists: wireList(z.object({ key: wireText, content: wireExtra(wireList(z.object({ text: wireText, moreList: wireExtra(wireList(keyed)) }))) })) }),
  amount: z.object({ count: z.array(wireList(z.object({ content: wireList(z.object({ data: z.object({ titleLink: z.object({ text: wireSaid }), money: z.object({ text: wireSaid }) }) })) }))) }),
  orders: z.object({
    list: z.array(z.object({
      logistic: wireExtra(z.object({ content: wireExtra(wireList(z.object({ companyName: wireText, mailNo: wireText }))) })),
      status: z.array(z.object({
        statusInfo: wireExtra(texts),
        subOrders: z.array(z.object({
          itemInfo: z.object({ title: wireSaid, auctionUrl: wireText, itemUrl: wireText, snapUrl: wireText, pic: wireText, skuText: wireExtra(wireList(keyed)) }),
          priceInfo: wireExtra(texts), quantity, operations,
        })),
      })),
    })),
  }),
  overStatus: z.object({ status: z.object({ content: z.array(z.object({ text: wireSaid })) }) }),
  stepbar: wireExtra(z.object({ options: wireExtra(wireList(z.object({ content: wireText, time: wireText }))) })),
});

export const transitStep = z.object({ expressId: wireText, expressName: wireText, isSuccess: wireText, address: wireExtra(wireList(z.object({ place: wireText, time: wireText }))) });
