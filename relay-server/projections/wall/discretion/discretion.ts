import type { CellName } from '../../../rules/indicators/cells.ts';
import { isFew } from '../../../rules/indicators/few.ts';
import type { Journal } from '../../memory/journal.ts';
import type { Division, Quantity, Unit } from './quantity.ts';
import { SeriesClasses, type SeriesKnown } from './series-classes.ts';
import { divided, Relations, withheldUnits } from './withhold.ts';

/** How it was when it was last looked at. */
interface Seen {
  /** Of each quantity 1 when it counted few: nothing else of a count matters. */
  readonly few: Uint8Array;
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
    const { divisions, relations, seen, withheld: before } = standing;
    const { version } = relations;
    const isSeen = seen?.version === version && !isOther(seen, standing, touched);
    if (isSeen && !divisions.some(({ countedBy }) => touched.has(countedBy))) return [];
    const next = isSeen ? seen : lookedAt(standing, touched);
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

function lookedAt(standing: Standing, touched: Iterable<CellName>): Seen {
  const { units, quantities, relations, seen: before } = standing;
  const few = fewNow(standing, touched);
  const secrets = new Set(quantities.filter((_, at) => few[at] === 1));
  const { version } = relations;
  const isKnown = before?.version === version && isSameSet(before.secrets, secrets);
  const base = isKnown ? before.base : withheldUnits(units, secrets, relations);
  return { few, version, secrets, base };
}

function fewNow({ quantities, counting, seen }: Standing, touched: Iterable<CellName>): Uint8Array {
  if (seen === null) return Uint8Array.from(quantities, fewOf);
  const few = seen.few.slice();
  for (const cell of touched) {
    for (const at of counting.get(cell) ?? []) {
      const quantity = quantities[at];
      if (quantity) few[at] = fewOf(quantity);
    }
  }
  return few;
}

function fewOf({ count }: Quantity): 0 | 1 {
  return isFew(count()) ? 1 : 0;
}

/** Whether some count became few, or is so no more: asked with every event, so it looks at what was touched alone. */
function isOther(
  { few }: Seen,
  { quantities, counting }: Standing,
  touched: Iterable<CellName>,
): boolean {
  for (const cell of touched) {
    for (const at of counting.get(cell) ?? []) {
      const quantity = quantities[at];
      if (quantity && few[at] !== fewOf(quantity)) return true;
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
