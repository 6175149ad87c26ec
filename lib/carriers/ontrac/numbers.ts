import { fitsMod10 } from '@/lib/adapter/check-digits';
import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [
    { pattern: /^C\d{14}$/, check: (number) => fitsMod10(`4${number.slice(1)}`, 1, 2), bare: 'likely' },
    { pattern: /^D\d{14}$/, check: (number) => fitsMod10(`5${number.slice(1)}`, 1, 2), bare: 'likely' },
  ],
} satisfies NumberKnowledge;
