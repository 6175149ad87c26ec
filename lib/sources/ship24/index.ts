import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { judgeReply, WORKS } from '@/lib/adapter/key-check';
import { read } from './read';

const HOST = 'https://api.ship24.com/public/v1';
const ENDPOINT = 'ship24.trackers-track';

export default {
  id: 'ship24',
  batch: 1,
  read,
  async track(questions, errand) {
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      url: `${HOST}/trackers/track`,
      headers: { Authorization: `Bearer ${errand.secrets['key'] ?? ''}`, 'Content-Type': 'application/json' },
      // The number alone: the same body finds its tracker again, any other field would make, and charge, a second one.
      body: JSON.stringify({ trackingNumber: questions[0]?.number ?? '' }),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
  /** Looks at the list of trackers: reading is free, a new tracker is not. */
  async check(errand) {
    const endpoint = 'ship24.trackers';
    const reply = await errand.ask({ endpoint, method: 'GET', url: `${HOST}/trackers?page=1&limit=1`, headers: { Authorization: `Bearer ${errand.secrets['key'] ?? ''}` } });
    return reply.status < 300 ? WORKS : judgeReply(endpoint, reply, read, errand);
  },
} satisfies TrackingSource;
