/** The reader on pictures that we draw: every kind of code, and labels as they are photographed. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '@/lib/recognise/recognise';
import { textOfCodes } from '@/lib/scan/codes';
import { createReader, type ReadPixels } from '@/lib/scan/reader';
import { blank, draw, label, photograph, type Picture, pixelsOf, type Shot } from './label';
import { CODE_39, code128, DATA_MATRIX, ITF, QR, type Symbol } from './symbols';

let read: ReadPixels;
beforeAll(async () => {
  const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  read = createReader(new Uint8Array(file).buffer);
});
const textIn = async (picture: Picture): Promise<string> => textOfCodes(await read(pixelsOf(picture)));

function alone(symbol: Symbol): Picture {
  const [first] = symbol;
  const bars = symbol.length === 1;
  const on = blank((first?.length ?? 0) * 3 + 120, bars ? 200 : symbol.length * 5 + 240);
  draw(on, symbol, 40, 50, 3, bars ? 90 : 3);
  return on;
}

it.each([['Code 128', code128('JT0012345678901'), 'JT0012345678901'], ['Code 39', CODE_39.symbol, CODE_39.text], ['ITF', ITF.symbol, ITF.text], ['QR', QR.symbol, QR.text], ['Data Matrix', DATA_MATRIX.symbol, DATA_MATRIX.text]] as const)('%s', async (_, symbol, text) => {
  expect(await textIn(alone(symbol))).toBe(text);
});

it('a picture without codes gives nothing', async () => {
  expect(await textIn(blank(400, 300))).toBe('');
});

describe('a label', () => {
  const NUMBER = 'YT2648103957264';
  const SHOTS: readonly (readonly [string, Shot])[] = [
    ['as a screenshot', { degrees: 0, slant: 0, blur: 0, noise: 0, shadow: 0 }],
    ['held nearly straight', { degrees: 4, slant: 0.05, blur: 0.6, noise: 20, shadow: 0.2 }],
    ['lying on its side', { degrees: 90, slant: 0, blur: 0.6, noise: 20, shadow: 0.2 }],
    ['upside down', { degrees: 178, slant: 0.03, blur: 0.6, noise: 25, shadow: 0.3 }],
    ['askew, from the side, in the shadow', { degrees: -9, slant: 0.12, blur: 0.8, noise: 30, shadow: 0.5 }],
  ];
  it.each(SHOTS)('%s: the number and the address are read, and recognised as a parcel once', async (_, shot) => {
    const text = await textIn(photograph(label(NUMBER), shot));
    expect(text.split('\n')).toEqual(expect.arrayContaining([NUMBER, QR.text]));
    const parcels = recognise(text).findings.filter(({ kind }) => kind === 'parcel');
    expect(parcels.map(({ value, certainty, candidates }) => [value, certainty, candidates[0]?.source])).toEqual([[NUMBER, 'certain', 'yto']]);
  });
});
