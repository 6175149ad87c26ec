/** MD5 (RFC 1321), as Chinese gateways sign. Not for secrets of ours. WebCrypto has none, and a package is 3 kB of the background. */

/** Left turns of the four rounds. */
const TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]] as const;
const SINES = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/** The bytes, a 1 bit, zeros, and their number of bits, as little-endian words in blocks of sixteen. */
function wordsOf(text: string): Int32Array {
  const bytes = new TextEncoder().encode(text);
  const words = new Int32Array(((bytes.length + 8) >> 6) * 16 + 16);
  const view = new DataView(words.buffer);
  bytes.forEach((byte, at) => view.setUint8(at, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(words.byteLength - 8, bytes.length * 8, true);
  view.setUint32(words.byteLength - 4, Math.floor(bytes.length / 2 ** 29), true);
  return words.map((_, at) => view.getInt32(at * 4, true));
}

/** What a step of a round mixes of three words, and which word of the block it takes. */
function mix(round: number, step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), step];
  if (round === 1) return [(d & b) | (~d & c), 5 * step + 1];
  if (round === 2) return [b ^ c ^ d, 3 * step + 5];
  return [c ^ (b | ~d), 7 * step];
}

/** MD5 over the UTF-8 bytes of the text, upper-case hex. */
export function md5Hex(text: string): string {
  const words = wordsOf(text);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < words.length; block += 16) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const [mixed, word] = mix(round, step, b, c, d);
      const sum = (a + mixed + (SINES[step] ?? 0) + (words[block + (word & 15)] ?? 0)) | 0;
      const turn = TURNS[round]?.[step & 3] ?? 0;
      [a, b, c, d] = [d, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0, b, c];
    }
    [a, b, c, d].forEach((word, at) => { state[at] = (state[at] ?? 0) + word; });
  }
  return [...new Uint8Array(state.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase();
}
