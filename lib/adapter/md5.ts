import { md5 } from 'js-md5';

/** MD5 over the UTF-8 bytes of the text, upper-case hex, as Chinese gateways sign. Not for secrets of ours. */
export function md5Hex(text: string): string {
  return md5(text).toUpperCase();
}
