import { fitsMod37 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^00\d{25}[A-Z0-9]$/, check: fitsMod37, bare: 'likely' },
    { pattern: /^\d{14}[A-Z]$/, check: fitsMod37, bare: 'likely' },
    { pattern: /^\d{15}$/, check: fitsMod37, bare: 'possible' },
    { pattern: /^\d{14}$/, bare: null },
  ],
} satisfies NumberKnowledge;
