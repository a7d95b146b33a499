import { isFew } from '../../../rules/indicators/few.ts';
import { blocksOf, vectorsOf } from './atoms.ts';
import type { Division, Quantity, Unit } from './quantity.ts';
import type { SeriesClasses } from './series-classes.ts';
import { Told, type Vector } from './span.ts';

interface Place {
  readonly block: number;
  readonly vector: Vector;
}

interface Block {
  readonly quantities: readonly Quantity[];
  vectors: ReadonlyMap<Quantity, Vector> | null;
}

/**
 * What follows from what on one court day, among the numbers of some units: vectors are made when they are asked for,
 * and anew only when there is a kind of series that there was not.
 */
export class Relations {
  readonly #classes: SeriesClasses;
  readonly #today: string;
  readonly #blocks: readonly Block[];
  #version = -1;

  constructor(units: readonly Unit[], classes: SeriesClasses, today: string) {
    this.#classes = classes;
    this.#today = today;
    const quantities = units.flatMap((unit) => unit.quantities);
    classes.ask(quantities.flatMap(({ terms }) => terms.map(({ selector }) => selector)));
    this.#blocks = blocksOf(quantities).map((block) => ({ quantities: block, vectors: null }));
  }

  /** Another one than before: what follows from what may be different. */
  get version(): number {
    return this.#classes.version;
  }

  /** Where quantities stand that have anything to do with a secret, and that nothing of it is told yet. */
  placed(secrets: ReadonlySet<Quantity>): { places: Map<Quantity, Place>; told: Told[] } {
    const places = new Map<Quantity, Place>();
    const told: Told[] = [];
    for (const block of this.#blocks) {
      if (!block.quantities.some((each) => secrets.has(each))) continue;
      const vectors = this.#vectorsOf(block);
      const hidden: Vector[] = [];
      for (const [quantity, vector] of vectors) {
        places.set(quantity, { block: told.length, vector });
        if (secrets.has(quantity)) hidden.push(vector);
      }
      told.push(Told.nothing(hidden));
    }
    return { places, told };
  }

  #vectorsOf(block: Block): ReadonlyMap<Quantity, Vector> {
    const { version } = this.#classes;
    if (version !== this.#version) for (const each of this.#blocks) each.vectors = null;
    this.#version = version;
    block.vectors ??= vectorsOf(block.quantities, this.#classes, this.#today);
    return block.vectors;
  }
}

/**
 * Which units are not shown outside the bureau: those that count few, and as many others as it takes that no number
 * of few follows from what is shown by adding and subtracting. Units are looked at in their order, the most
 * important first. What a total is divided into is another matter: `divided`.
 */
export function withheldUnits(
  units: readonly Unit[],
  secrets: ReadonlySet<Quantity>,
  relations: Relations,
): Set<string> {
  const { places, told } = relations.placed(secrets);
  const withheld = new Set<string>();
  for (const unit of units) {
    const isPartOfWithheld = unit.partOf !== null && withheld.has(unit.partOf);
    const hasFew = unit.quantities.some((each) => secrets.has(each));
    if (isPartOfWithheld || hasFew || !tell(unit, places, told)) withheld.add(unit.id);
  }
  return withheld;
}

/** Of a total that is shown, the parts that are withheld are together not few either: with as many more as that takes. */
export function divided(
  withheld: ReadonlySet<string>,
  divisions: readonly Division[],
): ReadonlySet<string> {
  const all = new Set(withheld);
  for (const division of divisions) withholdMore(division, all);
  return all;
}

/** Tells a unit unless a secret would follow. @returns whether it is told */
function tell({ quantities }: Unit, places: ReadonlyMap<Quantity, Place>, told: Told[]): boolean {
  let next: Map<number, Told> | null = null;
  for (const quantity of quantities) {
    const place = places.get(quantity);
    const known = place && (next?.get(place.block) ?? told[place.block]);
    if (!known) continue;
    const after = known.with(place.vector);
    if (after === null) return false;
    if (after === known) continue;
    next ??= new Map();
    next.set(place.block, after);
  }
  for (const [block, after] of next ?? []) told[block] = after;
  return true;
}

function withholdMore({ total, parts, countOf }: Division, withheld: Set<string>): void {
  if (withheld.has(total)) return;
  for (;;) {
    let rest = 0;
    for (const part of parts) if (withheld.has(part)) rest += countOf(part);
    if (!isFew(rest)) return;
    const [least] = parts
      .filter((part) => !withheld.has(part) && countOf(part) > 0)
      .sort((a, b) => countOf(a) - countOf(b));
    if (least === undefined) return;
    withheld.add(least);
  }
}
