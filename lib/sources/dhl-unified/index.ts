import { contextOf } from '@/lib/adapter/context';
import type { TrackingSource } from '@/lib/adapter/contract';
import { judgeKeys } from '@/lib/adapter/key-check';
import { read } from './read';

const ENDPOINT = 'dhl-unified.track';

/** A number that no parcel has: "not found" is all that a key check needs to hear. */
const NO_PARCEL = { number: '0000000000', input: {} };

const source: TrackingSource = {
  id: 'dhl-unified',
  batch: 1,
  read,
  async track(questions, errand) {
    const [question] = questions;
    if (question === undefined) return [];
    // No `service`: which division a number belongs to is often a guess, and a wrong one would be answered with "not found".
    const reply = await errand.ask({
      endpoint: ENDPOINT,
      method: 'GET',
      url: `https://api-eu.dhl.com/track/shipments?${new URLSearchParams({ trackingNumber: question.number, language: 'en' }).toString()}`,
      headers: { 'DHL-API-Key': errand.secrets['apiKey'] ?? '' },
    });
    return read(reply.body, contextOf(ENDPOINT, reply, questions, errand));
  },
  async check(errand) {
    return judgeKeys((await source.track([NO_PARCEL], errand))[0]);
  },
};

export default source;
