/** The small file in which people share a carrier of their own. */
import type { CustomSource } from './custom-source';

export const CUSTOM_FORMAT = 'ordertrail-carrier';
/** Rises with every change that an older version could not read. */
export const CUSTOM_VERSION = 1;
/** In characters; a description with 200 words is a tenth of it. */
export const LARGEST_CUSTOM_FILE = 65_536;

/** The file's text. Secret values are in the vault and so never in it. */
export function writeCustomFile({ id: _id, ...carrier }: CustomSource): string {
  const headers = carrier.headers.map((header) => (header.secret ? { ...header, value: '' } : header));
  return `${JSON.stringify({ format: CUSTOM_FORMAT, version: CUSTOM_VERSION, carrier: { ...carrier, headers } }, null, 2)}\n`;
}
