import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^YT\d{13}$/, bare: 'certain' },
    { pattern: /^YT[DGHZ]\d{12}$/, bare: 'certain' },
    { pattern: /^[GVMBCDFHZ]\d{11}$/, bare: 'possible' },
    { pattern: /^M\d{14}$/, bare: 'possible' },
    { pattern: /^(?:DD|DB|JY)\d{10}$/, bare: 'possible' },
    { pattern: /^GD6\d{9}$/, bare: 'possible' },
    { pattern: /^(?:DD|G8)\d{16}$/, bare: 'possible' },
    { pattern: /^DD\d{8}$/, bare: null },
    { pattern: /^[25678]\d{11}$/, bare: null },
    { pattern: /^[68]\d{17}$/, bare: null },
    { pattern: /^(?:99|7[0189])\d{16}$/, bare: null },
  ],
} satisfies NumberKnowledge;
