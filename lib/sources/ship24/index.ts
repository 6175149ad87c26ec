import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'ship24.trackers-track';

export default {
  id: 'ship24',
  batch: 1,
  read,
  async track(questions, errand) {
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      url: 'https://api.ship24.com/public/v1/trackers/track',
      headers: { Authorization: `Bearer ${errand.secrets['key'] ?? ''}`, 'Content-Type': 'application/json' },
      // The number alone: the same body finds its tracker again, any other field would make, and charge, a second one.
      body: JSON.stringify({ trackingNumber: questions[0]?.number ?? '' }),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
