import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.t-cat.com.tw/Inquire/TraceDetail.aspx?BillID=${number}`,
} satisfies CarrierLinks;
