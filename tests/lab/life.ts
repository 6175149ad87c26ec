/** The life of a parcel as a script, and what has happened of it so far. */
import { HOUR, MINUTE, SECOND, type Instant } from '@/lib/model/time';

export const STAGES = [
  'announced', 'picked_up', 'departed', 'arrived_in_country', 'customs', 'in_transit', 'out_for_delivery',
  'ready_for_pickup', 'delivered', 'attempt_failed', 'exception', 'returning', 'returned',
] as const;
export type Stage = (typeof STAGES)[number];

/** `after` is measured on the world's clock from the moment the parcel was added; negative: it has happened already. */
export interface Step {
  readonly stage: Stage;
  readonly after: number;
}

/** A stage that was entered, stamped with the real wall clock. */
export interface Happening {
  readonly stage: Stage;
  readonly at: Instant;
}

export const DOMESTIC_LIFE: readonly Step[] = [
  { stage: 'announced', after: -26 * HOUR },
  { stage: 'picked_up', after: -20 * HOUR },
  { stage: 'in_transit', after: -3 * HOUR },
  { stage: 'out_for_delivery', after: 18 * HOUR },
  { stage: 'delivered', after: 22 * HOUR },
];

export const CROSS_BORDER_LIFE: readonly Step[] = [
  { stage: 'announced', after: -30 * HOUR },
  { stage: 'picked_up', after: -24 * HOUR },
  { stage: 'departed', after: -4 * HOUR },
  { stage: 'arrived_in_country', after: 24 * HOUR },
  { stage: 'customs', after: 30 * HOUR },
  { stage: 'in_transit', after: 48 * HOUR },
  { stage: 'out_for_delivery', after: 72 * HOUR },
  { stage: 'ready_for_pickup', after: 76 * HOUR },
  { stage: 'delivered', after: 96 * HOUR },
];

/**
 * Stamps for the stages that were just entered: at the real now, a second apart and later than anything before.
 * The world's clock may run days ahead of the real one; stamps never do, because a browser would not believe them.
 */
export function stampNow(stages: readonly Stage[], before: Happening | undefined, realNow: Instant): readonly Happening[] {
  const first = Math.max(realNow - stages.length * SECOND, (before?.at ?? 0) + SECOND);
  return stages.map((stage, index) => ({ stage, at: first + index * SECOND }));
}

/** Stamps for what had happened before the parcel was added: as long ago as the script says, seconds cut off for tidy pages. */
export function stampPast(steps: readonly Step[], realNow: Instant): readonly Happening[] {
  return steps.map((step) => ({ stage: step.stage, at: Math.floor((realNow + step.after) / MINUTE) * MINUTE }));
}
