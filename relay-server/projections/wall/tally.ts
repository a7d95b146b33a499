import type { CellName, CellParts, Selector } from '../../rules/indicators/cells.ts';
import { CELLS, selects } from '../../rules/indicators/cells.ts';

/** Which cells a tally adds up, and under which heading. */
export interface TallyDefinition {
  readonly selector: Selector;
  /** The dimension that is the heading, `month` or `year` of the day, or several, joined by `:`. */
  readonly by: readonly string[];
}

/** Sums of cells under headings: closings by month, assets by kind and state. */
export class Tally {
  readonly #definition: TallyDefinition;
  readonly #sums = new Map<string, number>();
  readonly #headings = new Map<string, ((day: string | null) => string) | null>();

  constructor(definition: TallyDefinition) {
    this.#definition = definition;
  }

  get selector(): Selector {
    return this.#definition.selector;
  }

  /** A cell changed by n. @returns the heading that it counts under, if any */
  change(parts: CellParts, n: number): string | null {
    const heading = this.#headingOf(parts)?.(parts.day) ?? null;
    if (heading === null) return null;
    const value = this.of(heading) + n;
    if (value === 0) this.#sums.delete(heading);
    else this.#sums.set(heading, value);
    return heading;
  }

  of(heading: string): number {
    return this.#sums.get(heading) ?? 0;
  }

  #headingOf(parts: CellParts): ((day: string | null) => string) | null {
    const known = this.#headings.get(parts.series);
    if (known !== undefined) return known;
    const { selector, by } = this.#definition;
    const made = selects(selector, parts) ? headingMaker(by, parts) : null;
    this.#headings.set(parts.series, made);
    return made;
  }
}

/** Made once a series; what hangs on the day alone is left to be put in. */
function headingMaker(
  by: readonly string[],
  { cell, dims }: CellParts,
): (day: string | null) => string {
  const names: readonly string[] = CELLS[cell].dims;
  const [only, ...others] = by;
  if (only !== undefined && others.length === 0) return headingPart(only, names, dims);
  const parts = by.map((name) => headingPart(name, names, dims));
  return (day) => parts.map((part) => part(day)).join(':');
}

function headingPart(
  name: string,
  names: readonly string[],
  dims: readonly string[],
): (day: string | null) => string {
  if (name === 'month') return (day) => (day ?? '').slice(0, 7);
  if (name === 'year') return (day) => (day ?? '').slice(0, 4);
  const value = dims[names.indexOf(name)] ?? '';
  return () => value;
}

/** Tallies of one board, found by the cell that changes. */
export class Tallies {
  readonly #byCell = new Map<CellName, Tally[]>();

  constructor(tallies: readonly Tally[]) {
    for (const tally of tallies) {
      const { cell } = tally.selector;
      this.#byCell.set(cell, [...(this.#byCell.get(cell) ?? []), tally]);
    }
  }

  /** A cell changed by n. @returns the heading that it counts under, if any */
  change(parts: CellParts, n: number): string | null {
    let changed: string | null = null;
    for (const tally of this.#byCell.get(parts.cell) ?? []) {
      changed = tally.change(parts, n) ?? changed;
    }
    return changed;
  }
}
