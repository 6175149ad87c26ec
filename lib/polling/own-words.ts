/** What is somebody's own in a parcel and in an answer: no report and no sample may hold it. */
import type { Answer } from '@/lib/adapter/contract';
import type { Parcel } from '@/lib/model/parcel';

const words = (text: string | null | undefined): readonly string[] => {
  const whole = text ?? '';
  return whole === '' ? [] : [whole, ...whole.split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length >= 4)];
};

/** Numbers, places, pickup, names and notes, whole and word by word. */
export function ownWordsOf(parcels: readonly Parcel[], answers: readonly Answer[]): readonly string[] {
  const stored = parcels.flatMap((parcel) => [
    parcel.trackingNumber, parcel.note, parcel.title, parcel.latestPlace, parcel.pickup?.place, parcel.pickup?.code, parcel.input.postcode, parcel.input.phoneTail,
    ...parcel.tags, ...parcel.related.map(({ number }) => number),
  ]);
  const said = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.report.pickup?.place, answer.report.pickup?.code, ...answer.report.events.map(({ location }) => location), ...answer.report.related.map(({ number }) => number)] : []));
  return [...new Set([...stored, ...said].flatMap(words))];
}

/** The sentences of the carrier, whole. */
export function textsOf(parcels: readonly Parcel[], answers: readonly Answer[]): readonly string[] {
  return [
    ...parcels.flatMap(({ latestText }) => latestText ?? []),
    ...answers.flatMap((answer) => (answer.kind === 'found' ? answer.report.events.map(({ description }) => description) : (answer.message ?? []))),
  ];
}
