import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'japanpost.search-direct';

export default {
  id: 'japanpost',
  batch: 1,
  read,
  async track(questions, errand) {
    const number = encodeURIComponent(questions[0]?.number ?? '');
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'GET',
      url: `https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=${number}&locale=en`,
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
