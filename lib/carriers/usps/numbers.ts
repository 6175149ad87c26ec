import { fitsGs1, fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^[A-Z]{2}\d{9}US$/, check: fitsS10, bare: 'certain' },
    { pattern: /^(?:9[1-5]\d{20}|92\d{24})$/, check: fitsGs1, bare: 'certain' },
    { pattern: /^420(?:\d{5}|\d{9})9[1-5]\d{20}$/, check: (number) => fitsGs1(number.slice(-22)), bare: 'certain' },
    { pattern: /^420\d{5}92\d{24}$/, check: (number) => fitsGs1(number.slice(-26)), bare: 'certain' },
    { pattern: /^(?:0[1-9]|7\d)\d{18}$/, check: (number) => fitsGs1(number) || fitsGs1(`91${number}`), bare: 'likely' },
    { pattern: /^82\d{8}$/, bare: null },
  ],
} satisfies NumberKnowledge;
