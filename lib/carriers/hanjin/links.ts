import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&wblnum=${number}`,
} satisfies CarrierLinks;
