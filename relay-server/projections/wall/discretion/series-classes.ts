import {
  type CellName,
  type CellParts,
  type Selector,
  selects,
} from '../../../rules/indicators/cells.ts';

/** The series that there are, by their key without the day. */
export type SeriesKnown = ReadonlyMap<string, Pick<CellParts, 'cell' | 'dims'>>;

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
  readonly #series: SeriesKnown;
  #looked = 0;
  #version = 0;

  /** @param series it may grow, and never shrinks */
  constructor(series: SeriesKnown) {
    this.#series = series;
  }

  /** Another one than before: there is a kind of series that there was not. */
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
    if (this.#looked === this.#series.size) return;
    let at = 0;
    for (const parts of this.#series.values()) {
      at += 1;
      if (at > this.#looked) this.#sort(parts);
    }
    this.#looked = this.#series.size;
  }

  #sort(parts: Pick<CellParts, 'cell' | 'dims'>): void {
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

function choosing(asked: Asked, parts: Pick<CellParts, 'cell' | 'dims'>): string[] {
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
