/**
 * Bytes to text, by the header's charset, else a byte order mark, else the page's own `<meta charset>`, else UTF-8; bytes that are
 * no UTF-8 are GB18030 (older Chinese pages and bills name no charset). research/shops.md 1.5.
 */
const LABEL = /charset\s*=\s*["']?\s*([\w-]{2,20})/i;
/** Where browsers look for a page's own word. */
const HEAD = 2048;

function decoder(label: string | undefined, fatal = false): TextDecoder | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return null;
  }
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** `contentType`: the header, null where there is none. Never throws; a byte order mark is dropped. */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const mark = byMark(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const named = decoder(mark) ?? decoder(LABEL.exec(contentType ?? '')?.[1]) ?? decoder(/<meta/i.test(head) ? LABEL.exec(head)?.[1] : undefined);
  if (named !== null) return named.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
