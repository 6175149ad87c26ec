import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'fourpx.listTrackV3';

export default {
  id: 'fourpx',
  batch: 1,
  read,
  async track(questions, errand) {
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      url: 'https://track.4px.com/track/v2/front/listTrackV3',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ queryCodes: questions.map((question) => question.number), language: 'en-us', translateLanguage: '' }),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
