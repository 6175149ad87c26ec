/** Spread without dice: the same key gets the same share every time, so a plan that is made twice is the same plan. */

/** FNV-1a over the key, as a share from 0 up to 1. */
export function shareOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  // One more round: neighbouring numbers must not get neighbouring shares.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}

/** `ms` plus or minus a fifth, by the key. */
export function jitter(ms: number, key: string): number {
  return Math.round(ms * (0.8 + 0.4 * shareOf(key)));
}
