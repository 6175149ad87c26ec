import { inconclusive } from '@/lib/adapter/answers';
import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'inpost.tracking';
/** The only numbers it has. The number is a part of the path, so nothing else may stand there. */
const NUMBER = /^\d{24}$/;

export default {
  id: 'inpost',
  batch: 1,
  read,
  async track(questions, errand) {
    const [question] = questions;
    if (question === undefined) return [];
    if (!NUMBER.test(question.number)) return [inconclusive('inpost-pl')];
    const reply = await errand.ask({ endpoint: ENDPOINT, method: 'GET', url: `https://api-shipx-pl.easypack24.net/v1/tracking/${question.number}` });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
