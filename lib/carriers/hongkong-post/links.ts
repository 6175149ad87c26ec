import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://webapp.hongkongpost.hk/en/mail_tracking/index.html?tracknbr=${number}`,
} satisfies CarrierLinks;
