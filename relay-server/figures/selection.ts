import {
  CELLS,
  type CellName,
  cellParts,
  type Selector,
  selects,
} from '../rules/indicators/cells.ts';
import type { Defined } from '../rules/indicators/versions.ts';

/** How often a series counts in the two halves of a figure, and the type of case that it says itself. */
export interface Hit {
  readonly numerator: number;
  readonly denominator: number;
  /** null: its cases' own type counts. */
  readonly type: string | null;
}

/** Which series a figure is made of. */
export class Selection {
  readonly cells: readonly CellName[];
  readonly #defined: Defined;
  readonly #hits = new Map<string, Hit | null>();

  constructor(defined: Defined) {
    this.#defined = defined;
    const selectors = [...defined.numerator, ...(defined.denominator ?? [])];
    this.cells = [...new Set(selectors.map(({ cell }) => cell))];
  }

  /** null: the series is no part of it. */
  hitOf(series: string): Hit | null {
    const known = this.#hits.get(series);
    if (known !== undefined) return known;
    const hit = this.#reckon(series);
    this.#hits.set(series, hit);
    return hit;
  }

  #reckon(series: string): Hit | null {
    const [name = ''] = series.split('|', 1);
    const cell = this.cells.find((each) => each === name);
    if (cell === undefined) return null;
    // What is dated is taken apart with a day.
    const { dims } = cellParts(CELLS[cell].dated ? `${series}|2000-01-01` : series);
    const hits = (selectors: readonly Selector[] = []) =>
      selectors.filter((selector) => selects(selector, { cell, dims })).length;
    const [numerator, denominator] = [
      hits(this.#defined.numerator),
      hits(this.#defined.denominator),
    ];
    if (numerator + denominator === 0) return null;
    const names: readonly string[] = CELLS[cell].dims;
    return { numerator, denominator, type: dims[names.indexOf('type')] ?? null };
  }
}
