import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const ENDPOINT = 'yto.gwWaybillInfoList';

export default {
  id: 'yto',
  batch: 1,
  read,
  async track(questions, errand) {
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      url: 'https://www.yto.net.cn/ec/order/gwWaybillInfoList',
      headers: { 'Content-Type': 'application/json', source: 'PC' },
      body: JSON.stringify(questions.map((question) => question.number)),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
} satisfies TrackingSource;
