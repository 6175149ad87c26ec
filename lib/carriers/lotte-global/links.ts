import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo=${number}`,
} satisfies CarrierLinks;
