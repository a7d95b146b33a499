import type { Add, Fact } from './fact.ts';

/** Adds contributions up by cell; what comes to nothing is no fact. */
export class CellSums {
  readonly #sums = new Map<string, number>();

  readonly plus: Add = (n, cell, ...rest) => this.add([cell, ...rest].join('|'), n);
  readonly minus: Add = (n, cell, ...rest) => this.add([cell, ...rest].join('|'), -n);

  add(cell: string, n: number): void {
    if (n !== 0) this.#sums.set(cell, (this.#sums.get(cell) ?? 0) + n);
  }

  facts(): Fact[] {
    const facts: Fact[] = [];
    for (const [cell, n] of this.#sums) if (n !== 0) facts.push({ cell, n });
    return facts;
  }
}
