import type { CellName } from '../../../rules/indicators/cells.ts';
import type { Journal } from '../../memory/journal.ts';
import type { Division, Quantity, Unit } from './quantity.ts';
import { SeriesClasses, type SeriesKnown } from './series-classes.ts';
import { divided, Relations, secretsOf, withheldUnits } from './withhold.ts';

/** How it was when it was last looked at. */
interface Seen {
  /** Of each quantity, up to MANY. */
  readonly counts: Uint8Array;
  readonly version: number;
  readonly secrets: ReadonlySet<Quantity>;
  /** Withheld before it was looked at what totals are divided into. */
  readonly base: ReadonlySet<string>;
}

interface Standing {
  readonly units: readonly Unit[];
  readonly quantities: readonly Quantity[];
  /** Places of the quantities that a cell counts for. */
  readonly counting: ReadonlyMap<CellName, readonly number[]>;
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

  constructor(known: SeriesKnown) {
    this.#classes = new SeriesClasses(known);
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
    const quantities = units.flatMap((unit) => unit.quantities);
    const counting = countingOf(quantities);
    this.#stand(
      { units, quantities, counting, divisions, relations, seen: null, withheld },
      journal,
    );
  }

  isWithheld(unit: string): boolean {
    return this.#standing?.withheld.has(unit) ?? false;
  }

  /**
   * @param touched cells that have changed since it was last decided
   * @returns the units that are withheld now and were not, or the other way round
   */
  update(touched: ReadonlySet<CellName>, journal: Journal): string[] {
    const standing = this.#standing;
    if (standing === null) return [];
    const { units, quantities, divisions, relations, seen, withheld: before } = standing;
    const { version } = relations;
    const isSeen = seen?.version === version && !isOther(seen, standing, touched);
    if (isSeen && !divisions.some(({ countedBy }) => touched.has(countedBy))) return [];
    const next = isSeen ? seen : lookedAt(units, quantities, relations, seen);
    const withheld = divided(next.base, divisions);
    if (isSeen && isSameSet(withheld, before)) return [];
    this.#stand({ ...standing, seen: next, withheld }, journal);
    const hasTurned = (unit: string) => withheld.has(unit) !== before.has(unit);
    return [...new Set([...withheld, ...before])].filter(hasTurned);
  }

  #stand(standing: Standing, journal: Journal): void {
    const old = this.#standing;
    this.#standing = standing;
    journal.note(() => {
      this.#standing = old;
    });
  }
}

function lookedAt(
  units: readonly Unit[],
  quantities: readonly Quantity[],
  relations: Relations,
  before: Seen | null,
): Seen {
  const counts = Uint8Array.from(quantities, countOf);
  const secrets = secretsOf(quantities);
  const { version } = relations;
  const isKnown = before?.version === version && isSameSet(before.secrets, secrets);
  const base = isKnown ? before.base : withheldUnits(units, secrets, relations);
  return { counts, version, secrets, base };
}

function countOf({ count }: Quantity): number {
  return Math.min(Math.max(count(), 0), MANY);
}

/** Whether some count is another than it was: asked with every event, so it looks at what was touched alone. */
function isOther(
  { counts }: Seen,
  { quantities, counting }: Standing,
  touched: Iterable<CellName>,
): boolean {
  for (const cell of touched) {
    for (const at of counting.get(cell) ?? []) {
      const quantity = quantities[at];
      if (quantity && counts[at] !== countOf(quantity)) return true;
    }
  }
  return false;
}

function countingOf(quantities: readonly Quantity[]): ReadonlyMap<CellName, readonly number[]> {
  const counting = new Map<CellName, number[]>();
  for (const [at, { countedBy }] of quantities.entries()) {
    for (const cell of new Set(countedBy)) {
      const places = counting.get(cell);
      if (places) places.push(at);
      else counting.set(cell, [at]);
    }
  }
  return counting;
}

function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size !== b.size) return false;
  for (const each of a) if (!b.has(each)) return false;
  return true;
}
