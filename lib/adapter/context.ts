import type { Errand, Question, ReadContext, SourceReply } from './contract';

/** What a reader needs, from an errand and the reply it got. */
export function contextOf(endpoint: string, reply: SourceReply, questions: readonly Question[], errand: Errand): ReadContext {
  return {
    endpoint,
    httpStatus: reply.status,
    contentType: reply.contentType,
    retryAfterSeconds: reply.retryAfterSeconds,
    fetchedAt: reply.receivedAt,
    questions,
    carrierOf: errand.carrierOf,
    noteDrift: errand.noteDrift,
  };
}
