/** `shops/<shop>/<case>.expected.json`. Pasted text goes through `recognise`; pages have no reader yet, so those cases fail. */
import { basename, dirname } from 'node:path';
import type { Kind } from '../case';
import { runPasted } from './pasted';

export const shops: Kind = {
  name: 'shops',
  owns: (path) => /\/shops\/[^/]+\/[^/]+\.expected\.json$/.test(path),
  async run(path) {
    const shop = basename(dirname(path));
    const name = `shops/${shop}/${basename(path, '.expected.json')}`;
    if (shop === 'pasted') return [await runPasted(path, name)];
    return [{ name, failure: `there is no reader for pages of ${shop}`, advice: [] }];
  },
};
