import { fitsGs1, fitsMod10, fitsSumProduct } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^\d{12}$/, check: fitsSumProduct, bare: 'possible' },
    { pattern: /^[23]\d{31}$/, check: (number) => fitsSumProduct(number.slice(16, 28)), bare: 'likely' },
    { pattern: /^(?:1\d|96)\d{32}$/, check: (number) => fitsSumProduct(number.slice(-14)), bare: 'certain' },
    { pattern: /^96\d{20}$/, check: (number) => fitsMod10(number.slice(-15), 1, 3), bare: 'certain' },
    { pattern: /^\d{15}$/, check: (number) => fitsMod10(number, 1, 3), bare: 'possible' },
    { pattern: /^00\d{16}$/, check: fitsGs1, bare: 'possible' },
    { pattern: /^DT\d{12}$/, bare: 'likely' },
    { pattern: /^\d{12}(?:\d{3})?$/, bare: null, labelled: 'possible' },
  ],
} satisfies NumberKnowledge;
