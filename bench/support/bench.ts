import type { Report } from './report.ts';

export interface BenchContext {
  /** Fewer rounds, smaller logs: a look, not a result. */
  readonly quick: boolean;
  /** A folder that is gone when the run ends. */
  readonly scratch: string;
  /** One line of progress. */
  readonly say: (line: string) => void;
}

export interface Bench {
  readonly name: string;
  readonly title: string;
  readonly run: (context: BenchContext) => Promise<Report>;
}
