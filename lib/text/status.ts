import { type ParcelStatus, SUB_STATUSES, type SubStatus } from '@/lib/model/status';
import type { Text } from './text';
import type { Key } from './wording';

/** One short sentence for a status, the more exact one where the detail is known. */
export function sayStatus({ t }: Pick<Text, 't'>, status: ParcelStatus, subStatus: SubStatus | null): string {
  const known: readonly string[] = SUB_STATUSES[status];
  return subStatus !== null && known.includes(subStatus) ? t(`status.${status}.${subStatus}` as Key) : t(`status.${status}`);
}
