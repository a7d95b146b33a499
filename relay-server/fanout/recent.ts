import { type Commit, coalesce } from './commit.ts';

/**
 * The newest commits, held in memory within a bound of rows and commits: what lets a replica that is
 * almost there change over to live frames without a gap, and without asking the database.
 */
export class RecentCommits {
  readonly #commits: Commit[] = [];
  readonly #maxRows: number;
  readonly #maxCommits: number;
  #rows = 0;

  constructor(maxRows: number, maxCommits = 512) {
    this.#maxRows = maxRows;
    this.#maxCommits = maxCommits;
  }

  push(commit: Commit): void {
    this.#commits.push(commit);
    this.#rows += commit.rows.length;
    while (this.#rows > this.#maxRows || this.#commits.length > this.#maxCommits) {
      this.#rows -= this.#commits.shift()?.rows.length ?? 0;
    }
  }

  clear(): void {
    this.#commits.length = 0;
    this.#rows = 0;
  }

  /**
   * Everything that changed after `seq`, up to the newest commit.
   * @param head the newest seq that was published
   * @returns undefined when memory does not reach back that far
   */
  since(seq: number, head: number): Commit | undefined {
    if (seq === head) return { from: head, to: head, rows: [] };
    const first = this.#commits[0];
    if (!first || first.from > seq) return undefined;
    const [next, ...rest] = this.#commits.filter((commit) => commit.to > seq);
    return next && { ...coalesce([next, ...rest]), from: seq };
  }
}
