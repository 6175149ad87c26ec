/** Medians, and the machine they were taken on. */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { findBrowser } from '@/tests/_support/processes';

/** The value that `share` of all values do not exceed; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** "Xeon …, 2 cores, 24 GB, Chromium 140…, Node v24…". */
export function describeMachine(): string {
  const [first] = cpus();
  const browser = spawnSync(findBrowser('chromium') ?? 'chromium', ['--version'], { encoding: 'utf8' }).stdout?.trim().split('\n').at(-1) ?? '';
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, ${browser}, Node ${process.version}`;
}
