/** What each kind of failure means for the source and for the parcel that was asked about. One line per kind. */
import type { FailureKind } from '@/lib/model/failure';
import type { Blocked } from '@/lib/model/parcel';
import { HOUR, MINUTE } from '@/lib/model/time';

export interface FailurePolicy {
  /** Counts against the source in its breaker. */
  readonly counts: boolean;
  /** The source rests: stated wait, or this long at least; null: it does not. */
  readonly restMs: number | null;
  /** Polling of the source stops until the person does something. */
  readonly stops: boolean;
  /** The parcel waits for the person. */
  readonly blocks: Blocked | null;
  /** The parcel's own back-off grows. False: the failure is nobody's fault, or another's. */
  readonly charges: boolean;
  /** The source's memo about the parcel is void (for example: registered). */
  readonly forgets: boolean;
  /** The number was not looked up: the source's floor for it was not used up. */
  readonly sparesFloor: boolean;
}

const plain: FailurePolicy = { counts: false, restMs: null, stops: false, blocks: null, charges: true, forgets: false, sparesFloor: false };

export const FAILURE_POLICY: Readonly<Record<FailureKind, FailurePolicy>> = {
  auth: { ...plain, stops: true, blocks: 'auth', charges: false, sparesFloor: true },
  rate_limited: { ...plain, restMs: 5 * MINUTE, charges: false },
  quota_exhausted: { ...plain, restMs: 6 * HOUR, charges: false, sparesFloor: true },
  not_registered: { ...plain, forgets: true, sparesFloor: true },
  needs_input: { ...plain, blocks: 'needs_input', charges: false },
  challenge: { ...plain, restMs: 6 * HOUR, charges: false },
  upstream: { ...plain, counts: true },
  offline: { ...plain, charges: false, sparesFloor: true },
  unreachable: { ...plain, counts: true },
  redirected: { ...plain, counts: true },
  signed_out: { ...plain, stops: true, charges: false, sparesFloor: true },
  permission_missing: { ...plain, blocks: 'permission_missing', charges: false, sparesFloor: true },
  changed: { ...plain, counts: true },
  internal: { ...plain, counts: true },
};
