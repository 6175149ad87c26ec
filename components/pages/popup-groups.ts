/** How the popup's parcels on their way fall into groups. Pure. */
import type { Parcel } from '@/lib/model/parcel';
import { ETA_GROUPS, etaGroup, type EtaGroup } from '@/lib/text/eta';
import type { Moment } from '@/lib/text/time';

export interface MovingGroup {
  readonly id: EtaGroup;
  readonly parcels: readonly Parcel[];
}

/** Groups that are not empty, in order. */
export function groupMoving(parcels: readonly Parcel[], moment: Moment): readonly MovingGroup[] {
  return ETA_GROUPS.map((id) => ({ id, parcels: parcels.filter((parcel) => etaGroup(parcel, moment) === id) })).filter((group) => group.parcels.length > 0);
}
