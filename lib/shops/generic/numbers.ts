import type { NumberKnowledge } from '@/lib/adapter/numbers';

export default {
  shapes: [],
} satisfies NumberKnowledge;
