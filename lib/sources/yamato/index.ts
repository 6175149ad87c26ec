import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'yamato.tneko';

export default {
  id: 'yamato',
  batch: 10,
  read,
  async track(questions, errand) {
    // The form has ten fields, number01 to number10.
    const fields = questions.map(({ number }, index): [string, string] => [`number${String(index + 1).padStart(2, '0')}`, number]);
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      url: 'https://toi.kuronekoyamato.co.jp/cgi-bin/tneko',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams([['category', '0'], ...fields]).toString(),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
