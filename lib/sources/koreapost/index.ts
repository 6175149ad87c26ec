import { contextOf } from '@/lib/adapter/context';
import type { SourceRequest, TrackingSource } from '@/lib/adapter/contract';
import { read } from './read';

const INTERNATIONAL = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

/** Numbers of the Universal Postal Union have a page of their own, on another host. */
function requestFor(number: string): SourceRequest {
  if (!INTERNATIONAL.test(number)) return { endpoint: 'koreapost.domestic', method: 'GET', url: `https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1=${encodeURIComponent(number)}` };
  return {
    endpoint: 'koreapost.international',
    method: 'POST',
    url: 'https://trace.epost.go.kr/xtts/servlet/kpl.tts.common.svl.SttSVL',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ target_command: 'kpl.tts.tt.epost.cmd.RetrieveEmsTraceEngCmd', JspURI: '/xtts/tt/epost/ems/EmsSearchResultEng.jsp', POST_CODE: number }).toString(),
  };
}

export default {
  id: 'koreapost',
  batch: 1,
  read,
  async track(questions, errand) {
    const request = requestFor(questions[0]?.number ?? '');
    const reply = await errand.ask(request);
    return read(reply.body, contextOf(request.endpoint, reply, questions, errand));
  },
} satisfies TrackingSource;
