import type { Add, Fact } from './fact.ts';

/** Adds contributions up by cell; what comes to nothing is no fact. */
export class CellSums {
  readonly #sums = new Map<string, { n: number; times: number }>();

  readonly plus: Add = (n, cell, ...rest) => this.add([cell, ...rest].join('|'), n, 1);
  readonly minus: Add = (n, cell, ...rest) => this.add([cell, ...rest].join('|'), -n, -1);

  /** @param times records that it is made of; what adds nothing is no record */
  add(cell: string, n: number, times: number): void {
    if (n === 0) return;
    const sum = this.#sums.get(cell);
    if (sum === undefined) this.#sums.set(cell, { n, times });
    else {
      sum.n += n;
      sum.times += times;
    }
  }

  facts(): Fact[] {
    const facts: Fact[] = [];
    for (const [cell, { n, times }] of this.#sums) {
      if (n !== 0 || times !== 0) facts.push({ cell, n, times });
    }
    return facts;
  }
}
