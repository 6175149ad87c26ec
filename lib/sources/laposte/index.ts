import { inconclusive } from '@/lib/adapter/answers';
import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'laposte.suivi-unifie';
/** Parcels and S10 have 13 characters, tracked letters 14 or 15. The number is a part of the path, so nothing else may stand there. */
const NUMBER = /^[A-Z\d]{13,15}$/;
/** A refusal out of the blue is usually gone at the next try (research/endpoints.md 3.6). */
const RETRIES = 3;

export default {
  id: 'laposte',
  batch: 1,
  read,
  async track(questions, errand) {
    const [question] = questions;
    if (question === undefined) return [];
    if (!NUMBER.test(question.number)) return [inconclusive('la-poste')];
    const request = { endpoint: ENDPOINT, method: 'GET', url: `https://www.laposte.fr/ssu/sun/back/suivi-unifie/${question.number}?lang=fr`, headers: { Accept: 'application/json' } } as const;
    let reply = await errand.ask(request);
    for (let tries = 0; reply.status === 403 && tries < RETRIES; tries += 1) reply = await errand.ask(request);
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
