import type { Journal } from '../../memory/journal.ts';
import type { SeriesKnown } from './atoms.ts';
import type { Division, Unit } from './quantity.ts';
import { withheldUnits } from './withhold.ts';

interface Standing {
  readonly today: string;
  readonly units: readonly Unit[];
  readonly divisions: readonly Division[];
  /** As it was last looked at; null: not yet on this day. */
  readonly seen: { readonly counts: Uint8Array; readonly series: number } | null;
  readonly withheld: ReadonlySet<string>;
}

/** More than this counts like this: only what is few matters. */
const MANY = 5;

/**
 * What of the wall's rows is not shown outside the bureau. A pure function of the cells and the court's day; looked
 * at anew only when some number becomes few, or is so no more.
 */
export class Discretion {
  #standing: Standing | null = null;

  /** Sets the court's day and what there is to tell on it. */
  turn(
    today: string,
    units: readonly Unit[],
    divisions: readonly Division[],
    journal: Journal,
  ): void {
    const withheld = this.#standing?.withheld ?? new Set();
    this.#stand({ today, units, divisions, seen: null, withheld }, journal);
  }

  isWithheld(unit: string): boolean {
    return this.#standing?.withheld.has(unit) ?? false;
  }

  /** @returns the units that are withheld now and were not, or the other way round */
  update(series: SeriesKnown, journal: Journal): string[] {
    const standing = this.#standing;
    if (standing === null) return [];
    const { today, units, divisions, seen, withheld: before } = standing;
    const counts = countsOf(units);
    if (seen !== null && seen.series === series.size && isSame(seen.counts, counts)) return [];
    const withheld = withheldUnits(units, divisions, { series, today });
    this.#stand({ ...standing, seen: { counts, series: series.size }, withheld }, journal);
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
