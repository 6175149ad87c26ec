import { contextOf } from '@/lib/adapter/context';
import type { Question, TrackingSource } from '@/lib/adapter/contract';
import { md5Hex } from '@/lib/adapter/md5';
import { judgeKeys } from '@/lib/adapter/key-check';
import { read } from './read';

const ENDPOINT = 'kuaidi100.query';

/** The JSON whose exact bytes are signed and sent. */
function paramOf(question: Question): string {
  return JSON.stringify({ com: String(question.carrierCode ?? ''), num: question.number, phone: question.input.phoneTail ?? '', resultv2: '4', show: '0', order: 'desc', lang: 'zh' });
}

/** A well-formed number that no parcel has: "nothing found" is all that a key check needs to hear. */
const NO_PARCEL: Question = { number: 'YT0000000000000', carrierCode: 'yuantong', input: {} };

const source: TrackingSource = {
  id: 'kuaidi100',
  batch: 1,
  read,
  async track(questions, errand) {
    const [question] = questions;
    if (question === undefined) return [];
    // Without its word for the carrier the source can only answer "bad carrier"; the user is asked instead.
    if (question.carrierCode === undefined) return [{ kind: 'failed', carrier: question.carrier ?? null, failure: 'needs_input', code: null, message: null }];
    const { customer = '', key = '' } = errand.secrets;
    const param = paramOf(question);
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'POST',
      url: 'https://poll.kuaidi100.com/poll/query.do',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ customer, sign: md5Hex(param + key + customer), param }).toString(),
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
  async check(errand) {
    return judgeKeys((await source.track([NO_PARCEL], errand))[0]);
  },
};

export default source;
