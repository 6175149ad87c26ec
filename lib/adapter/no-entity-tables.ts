/**
 * Stands in for `entities/decode` in the build (wxt.config.ts): html.ts switches the parser's own decoding off, and its
 * tables alone would be 20 kB of the background. See entities.ts.
 */
export const DecodingMode = { Legacy: 0, Strict: 1, Attribute: 2 } as const;
export const htmlDecodeTree = new Uint16Array();
export const xmlDecodeTree = new Uint16Array();
/** Made by the parser, never asked. */
export const EntityDecoder = Object;
