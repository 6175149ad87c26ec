/** What a kind of case gives the runner. */
export interface Outcome {
  readonly name: string;
  /** Null: passed; else the first difference, in words. */
  readonly failure: string | null;
  /** Differences in advisory keys: reported, never failing. */
  readonly advice: readonly string[];
  /** How many cases this outcome stands for (a file of many expectations); default 1. */
  readonly passed?: number;
  readonly failed?: number;
}

/** A kind: knows which files are its cases, and runs one. */
export interface Kind {
  readonly name: string;
  /** Is this path (with / as separator) a case's own file? */
  owns(path: string): boolean;
  run(path: string): Promise<readonly Outcome[]>;
}
