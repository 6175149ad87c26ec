/** Codes as rows of dark and light modules: Code 128 by its table, the others as they were printed once. */

export type Symbol = readonly (readonly boolean[])[];

/** Widths of bars and gaps of Code 128's values 0 to 105, and of its stop. */
const WIDTHS = `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221
223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113
132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113
312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111
241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113
411311 113141 114131 311141 411131 211412 211214 211232 2331112`.split(/\s+/);
const START_B = 104;
const STOP = 106;

/** Printable ASCII as one row of Code 128, set B. */
export function code128(text: string): Symbol {
  const values = Array.from(text, (sign) => sign.charCodeAt(0) - 32);
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103;
  const bits = [START_B, ...values, check, STOP].flatMap((value) => Array.from(WIDTHS[value] ?? '').flatMap((width, index) => Array.from({ length: Number(width) }, () => index % 2 === 0)));
  return [bits];
}

/** Rows in hexadecimal behind a leading 1. */
const rowsOf = (rows: string): Symbol => rows.split(' ').map((row) => Array.from(BigInt(`0x${row}`).toString(2).slice(1), (bit) => bit === '1'));

export const QR = {
  text: 'https://www.example.com/t?no=YT2648103957264',
  symbol: rowsOf('3fdb147f 30556241 375ff15d 37402f5d 3751a65d 30413141 3fd5557f 2004a100 33f19a97 2f344236 217d4924 2eae1fc9 23d9d561 201649df 2be66ba5 3e0fc075 324e3108 38093716 3eeaf3c9 399d86bc 3cc6a9fe 201d9d18 3fd7a358 30598b12 3756a7f8 375adba2 374062b7 304a92ad 3fd41b18'),
};
export const DATA_MATRIX = { text: 'SF1400000000027', symbol: rowsOf('1aaaaaaaa 1a04186d5 18908ba02 1f141d731 1a40a9774 1c4a1a32d 192a6e7c6 1ffffffff') };
export const CODE_39 = { text: '1Z999AA10123456784', symbol: rowsOf('cb6b4ad36ab2d596acb5a96d4b695a9b5a56b2b6caa9ada6ab3552db4b54d696d') };
export const ITF = { text: '00340434161094022115', symbol: rowsOf('355c71774515c7477451d1177511d747451dd11d5c7145dd') };
