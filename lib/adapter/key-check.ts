/** Trying the user's keys: a source that answers anything but "who are you?" has let them in. */
import { contextOf } from './context';
import type { Answer, Errand, KeyCheck, Question, Reader, SourceReply } from './contract';
import type { FailureKind } from '@/lib/model/failure';

/** Said to people whose keys are good. */
const AFTER_THE_DOOR: ReadonlySet<FailureKind> = new Set(['quota_exhausted', 'needs_input', 'not_registered']);
/** Readers give one answer a question. */
const NOBODY: readonly Question[] = [{ number: '', input: {} }];

export const WORKS: KeyCheck = { kind: 'works', allowance: null };

/** What an answer about any number proves of the keys it was asked with. */
export function judgeKeys(answer: Answer | undefined): KeyCheck {
  if (answer === undefined) return { kind: 'failed', failure: 'internal' };
  if (answer.kind !== 'failed') return WORKS;
  if (!AFTER_THE_DOOR.has(answer.failure)) return { kind: 'failed', failure: answer.failure };
  return answer.failure === 'quota_exhausted' ? { kind: 'works', allowance: { left: 0, of: null } } : WORKS;
}

/** What a reply to some other call says, by the source's own reader. */
export function judgeReply(endpoint: string, reply: SourceReply, read: Reader, errand: Errand): KeyCheck {
  return judgeKeys(read(reply.body, contextOf(endpoint, reply, NOBODY, errand))[0]);
}
