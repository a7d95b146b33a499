import { isFew } from '../../../rules/indicators/few.ts';
import { blocksOf, type SeriesKnown, vectorsOf } from './atoms.ts';
import type { Division, Quantity, Unit } from './quantity.ts';
import { Told, type Vector } from './span.ts';

/** What the cells are, so far as it takes to know what follows from what. */
export interface Known {
  readonly series: SeriesKnown;
  readonly today: string;
}

interface Place {
  readonly block: number;
  readonly vector: Vector;
}

/**
 * Which units are not shown outside the bureau: those that count few, and as many others as it takes that no number
 * of few follows from what is shown by adding and subtracting. Units are looked at in their order, the most
 * important first. Of a total that is shown, the parts that are withheld are together not few either.
 */
export function withheldUnits(
  units: readonly Unit[],
  divisions: readonly Division[],
  known: Known,
): Set<string> {
  const quantities = units.flatMap((unit) => unit.quantities);
  const secrets = new Set(quantities.filter(({ count }) => isFew(count())));
  const { places, told } = placed(quantities, secrets, known);
  const withheld = new Set<string>();
  for (const unit of units) {
    const isPartOfWithheld = unit.partOf !== null && withheld.has(unit.partOf);
    const hasFew = unit.quantities.some((each) => secrets.has(each));
    if (isPartOfWithheld || hasFew || !tell(unit, places, told)) withheld.add(unit.id);
  }
  for (const division of divisions) withholdMore(division, withheld);
  return withheld;
}

/** Where quantities stand that have anything to do with a secret, and that nothing of it is told yet. */
function placed(
  quantities: readonly Quantity[],
  secrets: ReadonlySet<Quantity>,
  { series, today }: Known,
): { places: Map<Quantity, Place>; told: Told[] } {
  const places = new Map<Quantity, Place>();
  const told: Told[] = [];
  if (secrets.size === 0) return { places, told };
  for (const block of blocksOf(quantities)) {
    if (!block.some((each) => secrets.has(each))) continue;
    const vectors = vectorsOf(block, series, today);
    const hidden = [...vectors].filter(([quantity]) => secrets.has(quantity));
    for (const [quantity, vector] of vectors) places.set(quantity, { block: told.length, vector });
    told.push(Told.nothing(hidden.map(([, vector]) => vector)));
  }
  return { places, told };
}

/** Tells a unit unless a secret would follow. @returns whether it is told */
function tell({ quantities }: Unit, places: ReadonlyMap<Quantity, Place>, told: Told[]): boolean {
  const next = new Map<number, Told>();
  for (const quantity of quantities) {
    const place = places.get(quantity);
    const known = place && (next.get(place.block) ?? told[place.block]);
    if (!known) continue;
    const after = known.with(place.vector);
    if (after === null) return false;
    next.set(place.block, after);
  }
  for (const [block, after] of next) told[block] = after;
  return true;
}

function withholdMore({ total, parts, countOf }: Division, withheld: Set<string>): void {
  if (withheld.has(total)) return;
  for (;;) {
    const hidden = parts.filter((part) => withheld.has(part));
    const rest = hidden.reduce((sum, part) => sum + countOf(part), 0);
    const [least] = parts
      .filter((part) => !withheld.has(part) && countOf(part) > 0)
      .sort((a, b) => countOf(a) - countOf(b));
    if (!isFew(rest) || least === undefined) return;
    withheld.add(least);
  }
}
