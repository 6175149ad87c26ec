import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://tools.usps.com/go/TrackConfirmAction?tLabels=${number}`,
} satisfies CarrierLinks;
