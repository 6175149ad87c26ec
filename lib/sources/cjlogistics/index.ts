import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'cjlogistics.trace-detail';

export default {
  id: 'cjlogistics',
  batch: 1,
  read,
  async track(questions, errand) {
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      // Its sister selectTrackingWaybil.do tells names and goods: not asked.
      url: 'https://trace.cjlogistics.com/next/rest/selectTrackingDetailList.do',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: new URLSearchParams({ wblNo: questions[0]?.number ?? '' }).toString(),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
