/** A line for whoever looks into the console: our words and error names only, never what the user or a source wrote. */
export function logTrouble(where: string, error: unknown): void {
  console.warn(`Ordertrail: ${where}: ${error instanceof Error ? error.name : 'trouble'}`);
}
