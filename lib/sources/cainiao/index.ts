import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'cainiao.detail';

export default {
  id: 'cainiao',
  batch: 10,
  read,
  async track(questions, errand) {
    const numbers = questions.map((question) => encodeURIComponent(question.number)).join(',');
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'GET',
      url: `https://global.cainiao.com/global/detail.json?mailNos=${numbers}&lang=en-US&language=en-US`,
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
