/** Draws a parcel's label, and photographs it: askew, from the side, blurred, noisy, with a shadow. Grey values 0 to 255. */
import { crc32, deflateSync } from 'node:zlib';
import { code128, QR, type Symbol } from './symbols';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Float32Array;
}

const INK = 25;
const DESK = 120;

export function blank(width: number, height: number, grey = 250): Picture {
  return { width, height, grey: new Float32Array(width * height).fill(grey) };
}

export function fill({ width, grey }: Picture, left: number, top: number, wide: number, high: number, value = INK): void {
  for (let y = top; y < top + high; y += 1) grey.fill(value, y * width + left, y * width + left + wide);
}

/** `module`: pixels of one; `high`: pixels of one row, the same unless it is a line of bars. */
export function draw(on: Picture, symbol: Symbol, left: number, top: number, module: number, high = module): void {
  symbol.forEach((row, y) => row.forEach((dark, x) => {
    if (dark) fill(on, left + x * module, top + y * high, module, high);
  }));
}

/** The same numbers in the same order every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Something that looks like lines of print from afar. */
function print(on: Picture, left: number, top: number, wide: number, lines: number, roll: () => number): void {
  for (let line = 0; line < lines; line += 1) {
    for (let x = left; x < left + wide; x += 13) {
      if (roll() < 0.2) continue;
      for (let stroke = 0; stroke < 5; stroke += 1) fill(on, x + Math.floor(roll() * 8), top + line * 26 + Math.floor(roll() * 10), roll() < 0.5 ? 2 : 6, roll() < 0.5 ? 2 : 8);
    }
  }
}

/** A label of 760 × 1040: the number as bars above and below, a QR code with an address that holds it, print between. */
export function label(number: string): Picture {
  const on = blank(760, 1040);
  const roll = dice(11);
  fill(on, 20, 20, 720, 3);
  fill(on, 20, 1015, 720, 3);
  draw(on, code128(number), 120, 60, 2, 130);
  print(on, 120, 205, 360, 1, roll);
  print(on, 50, 290, 640, 7, roll);
  draw(on, QR.symbol, 500, 540, 6);
  print(on, 50, 540, 400, 7, roll);
  draw(on, code128(number), 60, 800, 2, 90);
  print(on, 60, 910, 620, 3, roll);
  return on;
}

function at({ width, height, grey }: Picture, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const value = (column: number, row: number): number => (column < 0 || row < 0 || column >= width || row >= height ? DESK : (grey[row * width + column] ?? DESK));
  const [right, down] = [x - left, y - top];
  return (value(left, top) * (1 - right) + value(left + 1, top) * right) * (1 - down) + (value(left, top + 1) * (1 - right) + value(left + 1, top + 1) * right) * down;
}

function soften(of: Picture, sigma: number): Picture {
  const reach = Math.ceil(sigma * 3);
  const weights = Array.from({ length: reach * 2 + 1 }, (_, index) => Math.exp(-((index - reach) ** 2) / (2 * sigma * sigma)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const along = (from: Picture, stepX: number, stepY: number): Picture => {
    const to = blank(from.width, from.height);
    for (let y = 0; y < from.height; y += 1) {
      for (let x = 0; x < from.width; x += 1) {
        let sum = 0;
        for (let index = 0; index < weights.length; index += 1) {
          const column = Math.min(from.width - 1, Math.max(0, x + (index - reach) * stepX));
          const row = Math.min(from.height - 1, Math.max(0, y + (index - reach) * stepY));
          sum += (from.grey[row * from.width + column] ?? 0) * (weights[index] ?? 0);
        }
        to.grey[y * from.width + x] = sum / whole;
      }
    }
    return to;
  };
  return along(along(of, 1, 0), 0, 1);
}

export interface Shot {
  readonly degrees: number;
  /** How much further away the lower edge is: 0 none, 0.2 a fifth. */
  readonly slant: number;
  /** Standard deviation of the blur in pixels. */
  readonly blur: number;
  readonly noise: number;
  /** How dark the right edge lies in shadow: 0 to 1. */
  readonly shadow: number;
}

export function photograph(of: Picture, { degrees, slant, blur, noise, shadow }: Shot): Picture {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shot = blank(Math.ceil(Math.abs(of.width * cos) + Math.abs(of.height * sin)) + 60, Math.ceil(Math.abs(of.width * sin) + Math.abs(of.height * cos)) + 60);
  for (let y = 0; y < shot.height; y += 1) {
    for (let x = 0; x < shot.width; x += 1) {
      const away = 1 + (slant * (y - shot.height / 2)) / shot.height;
      const [across, down] = [(x - shot.width / 2) * away, (y - shot.height / 2) * away];
      shot.grey[y * shot.width + x] = at(of, across * cos + down * sin + of.width / 2, -across * sin + down * cos + of.height / 2);
    }
  }
  const soft = blur > 0 ? soften(shot, blur) : shot;
  const roll = dice(5);
  for (let index = 0; index < soft.grey.length; index += 1) {
    const lit = (soft.grey[index] ?? 0) * (1 - (shadow * (index % soft.width)) / soft.width) + (roll() + roll() + roll() - 1.5) * noise;
    soft.grey[index] = Math.max(0, Math.min(255, lit));
  }
  return soft;
}

/** The picture's pixels as a canvas gives them. */
export function pixelsOf({ width, height, grey }: Picture): ImageData {
  const data = new Uint8ClampedArray(width * height * 4);
  grey.forEach((value, index) => data.fill(value, index * 4, index * 4 + 3).fill(255, index * 4 + 3, index * 4 + 4));
  return { width, height, data, colorSpace: 'srgb' };
}

/** The picture as a PNG file. */
export function pngOf({ width, height, grey }: Picture): Buffer {
  const part = (kind: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(Uint8Array.from(grey.subarray(y * width, (y + 1) * width)), y * (width + 1) + 1);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}
