/** Records one reply of a source when the user wants it, redacted before it is kept (sample.ts). It is sent nowhere. */
import type { Answer, SourceReply, SourceRequest } from '@/lib/adapter/contract';
import { tokenEndpoint } from '@/lib/adapter/oauth';
import type { SourceId } from '@/lib/model/ids';
import type { Parcel } from '@/lib/model/parcel';
import { keepSample } from '@/lib/storage/samples';
import type { EngineParts } from './engine-parts';
import { ownWordsOf } from './own-words';
import { redactSample } from './sample';

export interface Heard {
  readonly numbers: readonly string[];
  readonly parcels: readonly Parcel[];
  readonly answers: readonly Answer[];
  readonly secrets: readonly string[];
}
export interface Recorder {
  readonly hear: (request: SourceRequest, reply: SourceReply) => void;
  readonly keep: (heard: Heard) => Promise<void>;
}

const SHIFT_LEAST = 30;

/** The last reply of the batch that is no token; nothing where the user has not asked for it. */
export async function startRecorder({ db, ports }: EngineParts, source: SourceId): Promise<Recorder> {
  const wanted = (await db.sourceStates.get(source))?.sampleWanted === true;
  let last: { readonly request: SourceRequest; readonly reply: SourceReply } | null = null;
  return {
    hear(request, reply) {
      if (wanted && request.endpoint !== tokenEndpoint(source)) last = { request, reply };
    },
    async keep({ numbers, parcels, answers, secrets }) {
      if (last === null) return;
      const { request: { endpoint }, reply: { status, contentType, body } } = last;
      const shiftDays = SHIFT_LEAST + (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0);
      const redacted = redactSample(body, { numbers, answers, own: [...secrets, ...ownWordsOf(parcels, answers)], shiftDays });
      await keepSample(db, source, { endpoint, status, contentType: contentType?.split(';')[0] ?? null, body: redacted, at: ports.clock.now() });
    },
  };
}
