import type { Journal } from '../../memory/journal.ts';
import type { Division, Quantity, Unit } from './quantity.ts';
import { SeriesClasses, type SeriesKnown } from './series-classes.ts';
import { divided, Relations, secretsOf, withheldUnits } from './withhold.ts';

/** How it was when it was last looked at. */
interface Seen {
  readonly counts: Uint8Array;
  readonly version: number;
  readonly secrets: ReadonlySet<Quantity>;
  /** Withheld before it was looked at what totals are divided into. */
  readonly base: ReadonlySet<string>;
}

interface Standing {
  readonly units: readonly Unit[];
  readonly divisions: readonly Division[];
  readonly relations: Relations;
  /** null: not yet on this day. */
  readonly seen: Seen | null;
  readonly withheld: ReadonlySet<string>;
}

/** More than this counts like this: only what is few matters. */
const MANY = 5;

/**
 * What of the wall's rows is not shown outside the bureau. A pure function of the cells and the court's day; looked
 * at anew only when some number becomes few, or is so no more.
 */
export class Discretion {
  readonly #classes: SeriesClasses;
  #standing: Standing | null = null;

  /** @param series the series that there are: it may grow */
  constructor(series: SeriesKnown) {
    this.#classes = new SeriesClasses(series);
  }

  /** Sets the court's day and what there is to tell on it. */
  turn(
    today: string,
    units: readonly Unit[],
    divisions: readonly Division[],
    journal: Journal,
  ): void {
    const withheld = this.#standing?.withheld ?? new Set();
    const relations = new Relations(units, this.#classes, today);
    this.#stand({ units, divisions, relations, seen: null, withheld }, journal);
  }

  isWithheld(unit: string): boolean {
    return this.#standing?.withheld.has(unit) ?? false;
  }

  /** @returns the units that are withheld now and were not, or the other way round */
  update(journal: Journal): string[] {
    const standing = this.#standing;
    if (standing === null) return [];
    const { units, divisions, relations, seen, withheld: before } = standing;
    const counts = countsOf(units);
    const { version } = relations;
    if (seen?.version === version && isSame(seen.counts, counts)) return [];
    const secrets = secretsOf(units);
    const isKnown = seen?.version === version && isSameSet(seen.secrets, secrets);
    const base = isKnown ? seen.base : withheldUnits(units, secrets, relations);
    const withheld = divided(base, divisions);
    this.#stand({ ...standing, seen: { counts, version, secrets, base }, withheld }, journal);
    const isOther = (unit: string) => withheld.has(unit) !== before.has(unit);
    return [...new Set([...withheld, ...before])].filter(isOther);
  }

  #stand(standing: Standing, journal: Journal): void {
    const old = this.#standing;
    this.#standing = standing;
    journal.note(() => {
      this.#standing = old;
    });
  }
}

function countsOf(units: readonly Unit[]): Uint8Array {
  const counts: number[] = [];
  for (const { quantities } of units) {
    for (const { count } of quantities) counts.push(Math.min(Math.max(count(), 0), MANY));
  }
  return Uint8Array.from(counts);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((n, at) => n === b[at]);
}

function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size !== b.size) return false;
  for (const each of a) if (!b.has(each)) return false;
  return true;
}
