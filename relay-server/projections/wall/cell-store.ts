import {
  type CellName,
  type CellParts,
  cellParts,
  type Selector,
  selects,
} from '../../rules/indicators/cells.ts';

type BySeries = Map<string, number>;
type Series = Pick<CellParts, 'cell' | 'dims'>;

/** All cells in memory: name → day ('' for state cells) → series → sum. */
export class CellStore {
  readonly #cells = new Map<CellName, Map<string, BySeries>>();
  readonly #parts = new Map<string, Series>();
  #listed: Series[] = [];
  #taken = 0;

  /** Adds to a cell. @returns its new value */
  add({ cell, series, dims, day }: CellParts, n: number): number {
    if (!this.#parts.has(series)) {
      const parts = { cell, dims };
      this.#parts.set(series, parts);
      this.#listed.push(parts);
    }
    const bySeries = this.#bySeries(cell, day ?? '');
    const value = (bySeries.get(series) ?? 0) + n;
    bySeries.set(series, value);
    return value;
  }

  /** Whether some cell of the series has been added to. */
  knows({ series }: CellParts): boolean {
    return this.#parts.has(series);
  }

  /** Takes back that there ever was a cell of this series. */
  forget({ cell, series, day }: CellParts): void {
    this.#parts.delete(series);
    this.#bySeries(cell, day ?? '').delete(series);
    this.#listed = [...this.#parts.values()];
    this.#taken += 1;
  }

  /** Σ of the selected cells whose day lies in the period; state cells have no day and always do. */
  sum(selectors: readonly Selector[], from: string, to: string | null): number {
    let total = 0;
    for (const selector of selectors) {
      for (const [day, bySeries] of this.#cells.get(selector.cell) ?? []) {
        if (!isWithin(day === '' ? null : day, from, to)) continue;
        for (const [series, n] of bySeries) {
          const parts = this.#parts.get(series);
          if (parts && selects(selector, parts)) total += n;
        }
      }
    }
    return total;
  }

  /** The series that there are, in the order in which they came. One stays when its cells have come to be 0. */
  get series(): readonly Series[] {
    return this.#listed;
  }

  /** How often a series has been taken back: until it is another number, `series` has only grown. */
  get seriesTaken(): number {
    return this.#taken;
  }

  /** Every cell that has been added to. */
  *entries(): Iterable<{ readonly key: string; readonly n: number }> {
    for (const byDay of this.#cells.values()) {
      for (const [day, bySeries] of byDay) {
        for (const [series, n] of bySeries) yield { key: day ? `${series}|${day}` : series, n };
      }
    }
  }

  #bySeries(cell: CellName, day: string): BySeries {
    let byDay = this.#cells.get(cell);
    if (!byDay) {
      byDay = new Map();
      this.#cells.set(cell, byDay);
    }
    let bySeries = byDay.get(day);
    if (!bySeries) {
      bySeries = new Map();
      byDay.set(day, bySeries);
    }
    return bySeries;
  }
}

/** Whether a cell's day lies in a period, both ends included. */
export function isWithin(day: string | null, from: string, to: string | null): boolean {
  return day === null || (day >= from && (to === null || day <= to));
}

/** Keys taken apart, remembered: the same few thousand come again and again. Bounded. */
export class CellKeys {
  #known = new Map<string, CellParts>();

  parts(key: string): CellParts {
    const known = this.#known.get(key);
    if (known) return known;
    const parts = cellParts(key);
    if (this.#known.size >= 20_000) this.#known = new Map();
    this.#known.set(key, parts);
    return parts;
  }
}
