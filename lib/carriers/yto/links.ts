import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.yto.net.cn/query/simpleQueryRes.html?waybillNos=${number}`,
} satisfies CarrierLinks;
