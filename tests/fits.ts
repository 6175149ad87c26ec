import type { NumberKnowledge } from '@/lib/adapter/numbers';

/** Is the number (in its normal form) one of these shapes, check digit included? */
export function fits({ shapes }: NumberKnowledge, number: string): boolean {
  return shapes.some(({ pattern, check }) => pattern.test(number) && (check === undefined || check(number)));
}
