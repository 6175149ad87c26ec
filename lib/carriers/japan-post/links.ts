import type { CarrierLinks } from '@/lib/adapter/links';
import type { Language } from '@/lib/model/settings';

export default {
  track: (number: string, language: Language) => `https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=${number}&locale=${language === 'en' ? 'en' : 'ja'}`,
} satisfies CarrierLinks;
