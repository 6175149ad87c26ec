/** Every way a call can fail: one closed list (research/endpoints.md 2.1 rule 9 and design section 4). */
export const FAILURE_KINDS = [
  // said by the reader, from the body
  'auth', 'rate_limited', 'quota_exhausted', 'not_registered', 'needs_input', 'challenge', 'upstream',
  // said by the asking side
  'offline', 'unreachable', 'redirected', 'signed_out', 'permission_missing', 'changed', 'internal',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];
