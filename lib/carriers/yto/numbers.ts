import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^YT[\dDGHZ]\d{12}$/, bare: 'certain' },
    { pattern: /^(?:[GVMBCDFHZ]\d{11}|M\d{14}|(?:DD|DB|JY)\d{10}|GD6\d{9}|(?:DD|G8)\d{16})$/, bare: 'possible' },
    { pattern: /^(?:DD\d{8}|[25678]\d{11}|(?:[68]\d|99|7[0189])\d{16})$/, bare: null },
  ],
} satisfies NumberKnowledge;
