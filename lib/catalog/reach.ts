/** Where an address leads, by the ranges of the network's registries. For pages: the poller takes digits from nobody who did not say that they are on the own network. */
import ipaddr from 'ipaddr.js';
import { isPublicName } from '@/lib/adapter/custom/address';
import { problemsOf } from '@/lib/adapter/custom/problems';
import { readAddress } from '@/lib/adapter/custom/template';
import type { CustomDraft, CustomProblem } from '@/lib/model/custom-source';

/** `own`: the user's computer or network. `digits`: public, but no name. `never`: nothing that answers a tracking question. */
export type Reach = 'public' | 'own' | 'digits' | 'never';

const OWN: ReadonlySet<string> = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat']);

/** `hostname` as the browser wrote it after parsing. Mapped IPv6 counts as the IPv4 address inside it. */
export function reachOf(hostname: string): Reach {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return isPublicName(hostname) ? 'public' : 'own';
  const address = ipaddr.process(bare);
  const range = address.range();
  if (OWN.has(range)) return 'own';
  // What is not global unicast (2000::/3) has no registry: for example ::127.0.0.1, compatible addresses of long ago.
  return range === 'unicast' && (address.kind() === 'ipv4' || /^[23][\da-f]{3}:/.test(address.toString())) ? 'digits' : 'never';
}

/** All that is wrong with a description, addresses included. */
export function checkDraft(draft: CustomDraft): readonly CustomProblem[] {
  const found = problemsOf(draft);
  const url = readAddress(draft.address);
  const others = found.filter(({ field }) => field !== 'address');
  if (url === null || others.length < found.filter(({ kind }) => kind !== 'own_network').length) return found;
  const reach = reachOf(url.hostname);
  return reach === 'never' || reach === 'digits' ? [{ field: 'address', kind: reach }, ...others] : found;
}
