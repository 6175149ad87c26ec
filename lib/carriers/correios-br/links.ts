import type { CarrierLinks } from '@/lib/adapter/links';

export default {
  track: (number) => `https://rastreamento.correios.com.br/app/index.php?objetos=${number}`,
} satisfies CarrierLinks;
