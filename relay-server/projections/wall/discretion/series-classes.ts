import {
  type CellName,
  type CellParts,
  type Selector,
  selects,
} from '../../../rules/indicators/cells.ts';

type Series = Pick<CellParts, 'cell' | 'dims'>;

/** The series that there are: they grow in number, or one was taken back. */
export interface SeriesKnown {
  readonly series: readonly Series[];
  /** Another number: not only added to. */
  readonly seriesTaken: number;
}

/** Selectors by what they say. */
type Asked = ReadonlyMap<string, Selector>;

interface OfCell {
  readonly asked: Map<string, Selector>;
  /** Sets of selectors that choose some series, by their names. */
  readonly classes: Map<string, ReadonlySet<string>>;
}

/**
 * Series of a cell that all the same selectors choose are alike for whoever is told sums of them. There are thousands
 * of series and few kinds of them: each is looked at once.
 */
export class SeriesClasses {
  readonly #byCell = new Map<CellName, OfCell>();
  readonly #known: SeriesKnown;
  #looked = 0;
  #taken = 0;
  #version = 0;

  constructor(known: SeriesKnown) {
    this.#known = known;
  }

  /** Another one than before: there is a kind of series that there was not, or was one. */
  get version(): number {
    this.#look();
    return this.#version;
  }

  /** The kinds of series of a cell, each by the selectors that choose it (nameOf). */
  of(cell: CellName): Iterable<ReadonlySet<string>> {
    this.#look();
    return this.#byCell.get(cell)?.classes.values() ?? [];
  }

  /** These selectors matter from now on. */
  ask(selectors: readonly Selector[]): void {
    for (const selector of selectors) {
      const { asked, classes } = this.#ofCell(selector.cell);
      const name = nameOf(selector);
      if (asked.has(name)) continue;
      asked.set(name, selector);
      classes.clear();
      this.#looked = 0;
    }
  }

  #look(): void {
    const { series, seriesTaken } = this.#known;
    if (this.#taken !== seriesTaken) {
      this.#taken = seriesTaken;
      for (const { classes } of this.#byCell.values()) classes.clear();
      this.#looked = 0;
      this.#version += 1;
    }
    for (; this.#looked < series.length; this.#looked += 1) {
      const parts = series[this.#looked];
      if (parts) this.#sort(parts);
    }
  }

  #sort(parts: Series): void {
    const { asked, classes } = this.#ofCell(parts.cell);
    const chosen = choosing(asked, parts);
    const key = chosen.join('\n');
    if (chosen.length === 0 || classes.has(key)) return;
    classes.set(key, new Set(chosen));
    this.#version += 1;
  }

  #ofCell(cell: CellName): OfCell {
    const known = this.#byCell.get(cell);
    if (known) return known;
    const made: OfCell = { asked: new Map(), classes: new Map() };
    this.#byCell.set(cell, made);
    return made;
  }
}

function choosing(asked: Asked, parts: Series): string[] {
  const names: string[] = [];
  for (const [name, selector] of asked) if (selects(selector, parts)) names.push(name);
  return names;
}

const names = new WeakMap<Selector, string>();

/** What a selector says, as text: two that say the same have one name. */
export function nameOf(selector: Selector): string {
  const known = names.get(selector);
  if (known !== undefined) return known;
  const where = Object.entries(selector.where ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const name = JSON.stringify([selector.cell, where]);
  names.set(selector, name);
  return name;
}
