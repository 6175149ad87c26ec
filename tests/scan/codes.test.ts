import { expect, it } from 'vitest';
import { textOfCodes } from '@/lib/scan/codes';

const code = (text: string, top = 0): Parameters<typeof textOfCodes>[0][number] => ({ text, top, linear: true });

it('each once, from the top down', () => {
  expect(textOfCodes([code('SF1400000000027', 300), code('YT2648103957264', 20), code('SF1400000000027', 40)])).toBe('YT2648103957264\nSF1400000000027');
});

it('control characters part fields, and what is too short to be a number is left out', () => {
  expect(textOfCodes([code('[)>\u001e01\u001d961Z12345675\u001d1Z999AA10123456784\u001dUPSN\u0004')])).toBe('961Z12345675\n1Z999AA10123456784\nUPSN');
});

it('nothing read is no text', () => {
  expect(textOfCodes([])).toBe('');
  expect(textOfCodes([code('\u0000')])).toBe('');
});
