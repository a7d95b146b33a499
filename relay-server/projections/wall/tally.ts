import type { CellParts, Selector } from '../../rules/indicators/cells.ts';
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

function headingMaker(
  by: readonly string[],
  { cell, dims }: CellParts,
): (day: string | null) => string {
  const names: readonly string[] = CELLS[cell].dims;
  const takers = by.map((name) => {
    if (name === 'month') return (day: string | null) => (day ?? '').slice(0, 7);
    if (name === 'year') return (day: string | null) => (day ?? '').slice(0, 4);
    const value = dims[names.indexOf(name)] ?? '';
    return () => value;
  });
  return (day) => takers.map((take) => take(day)).join(':');
}
