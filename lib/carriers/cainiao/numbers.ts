import { fitsS10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^LP\d{14}$/, bare: 'certain' },
    { pattern: /^CNG[A-Z0-9]{8,20}$/, bare: 'likely' },
    { pattern: /^CN[A-Z]{2,4}\d{12,16}$/, bare: 'possible' },
    { pattern: /^621\d{12}$/, bare: 'possible' },
    { pattern: /^[A-Z]{2}\d{9}[A-Z]{2}$/, check: fitsS10, bare: null },
  ],
} satisfies NumberKnowledge;
