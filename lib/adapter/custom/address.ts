/** Whom an address may lead to. Asked by the form, and by the background before it keeps a description or asks anybody. */
import { type CustomDraft, type CustomProblem, PLACEHOLDERS } from '@/lib/model/custom-source';
import { PLAIN_HOSTS } from '../host-key';
import { needsOf, opensHost, placeholdersIn, readAddress } from './template';

/** Names that a network keeps for itself. They end what follows the last dot, or stand alone. */
const OWN_NAMES = /^(?:localhost|local|internal|intranet|lan|home|corp|private|test|localdomain|arpa)$/;

/** A name of the public network: not digits, not one label, none that a network keeps for itself. After WHATWG parsing. */
export function isPublicName(hostname: string): boolean {
  const labels = hostname.split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && !hostname.startsWith('[') && !/^(?:\d+|0x[\da-f]*)?$/i.test(last) && !OWN_NAMES.test(last);
}

/** Words that keys go by. They belong into a header that is marked secret. */
export const KEY_WORD = /^(?:x[-_]?)?(?:api|access|auth|client|secret|private)?[-_]?(?:key|token|secret|password|passwd|signature|auth|apikey|bearer)$/i;

/** What is wrong with the address; null: nothing. */
export function addressProblem(draft: CustomDraft): CustomProblem['kind'] | null {
  const { address, network } = draft;
  if (address.trim() === '') return 'empty';
  const url = readAddress(address);
  if (url === null || url.hostname.endsWith('.')) return 'address';
  if (opensHost(address)) return 'placeholder_host';
  const plain = url.protocol === 'http:' && PLAIN_HOSTS.includes(url.hostname);
  if (url.protocol !== 'https:' && !plain) return 'scheme';
  if (url.username !== '' || url.password !== '') return 'login';
  if (address.includes('#')) return 'fragment';
  if (placeholdersIn(address).some((name) => !(PLACEHOLDERS as readonly string[]).includes(name)) || /[{}]/.test(address.replace(/\{\w*\}/g, ''))) return 'placeholder';
  if (network === 'public' && !isPublicName(url.hostname)) return 'own_network';
  if ([...url.searchParams.keys()].some((name) => KEY_WORD.test(name))) return 'key_in_address';
  return needsOf(draft).has('number') ? null : 'no_number';
}
