/** A script of its own before the page's: the rows are on their way while the rest is still being loaded. */
import { readFirstLook } from '@/lib/storage/queries/first-look';

/** A database that is busy for longer is waited for by the page, which says so. */
const PATIENCE = 250;
const enough = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));

export const early = Promise.race([readFirstLook(Date.now()), enough]);
