import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://www.laposte.fr/outils/suivre-vos-envois?code=${number}`,
} satisfies CarrierLinks;
