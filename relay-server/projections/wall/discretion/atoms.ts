import { addDays } from '../../../../wire/court-day.ts';
import {
  type CellName,
  type CellParts,
  type Selector,
  selects,
} from '../../../rules/indicators/cells.ts';
import type { Quantity, Term } from './quantity.ts';
import type { Vector } from './span.ts';

/** The series that there are, by their key without the day. */
export type SeriesKnown = ReadonlyMap<string, Pick<CellParts, 'cell' | 'dims'>>;

/** Quantities that have cells in common, directly or through others. */
export function blocksOf(quantities: readonly Quantity[]): Quantity[][] {
  const blocks: { cells: Set<CellName>; quantities: Quantity[] }[] = [];
  for (const quantity of quantities) {
    const cells = new Set(quantity.terms.map(({ selector }) => selector.cell));
    const [first, ...rest] = blocks.filter((block) =>
      [...cells].some((each) => block.cells.has(each)),
    );
    const block = first ?? { cells: new Set<CellName>(), quantities: [] };
    if (!first) blocks.push(block);
    for (const each of cells) block.cells.add(each);
    for (const other of rest) {
      for (const each of other.cells) block.cells.add(each);
      block.quantities.push(...other.quantities);
      blocks.splice(blocks.indexOf(other), 1);
    }
    block.quantities.push(quantity);
  }
  return blocks.map((block) => block.quantities);
}

/**
 * The vectors of one block. An atom is what all of its quantities count alike: some series on some days. Days after
 * `today` count nothing.
 */
export function vectorsOf(
  block: readonly Quantity[],
  series: SeriesKnown,
  today: string,
): Map<Quantity, Vector> {
  const terms = block.flatMap((each) => each.terms);
  const cells = new Set(terms.map(({ selector }) => selector.cell));
  const classes = new Map<string, readonly Term[]>();
  for (const [key, parts] of series) {
    if (!cells.has(parts.cell)) continue;
    const chosen = terms.filter(({ selector }) => isSelected(selector, key, parts));
    if (chosen.length > 0) classes.set(namesOf(chosen, terms), chosen);
  }
  const days = terms.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]));
  const starts = [...new Set(days)].filter((day) => day <= today);
  const atoms = new Map<string, ReadonlySet<Term>>();
  for (const chosen of classes.values()) {
    for (const day of starts) {
      const within = chosen.filter(({ from, to }) => from <= day && (to === null || day <= to));
      if (within.length > 0) atoms.set(namesOf(within, terms), new Set(within));
    }
  }
  const all = [...atoms.values()];
  const vectorOf = (quantity: Quantity) =>
    Float64Array.from(all, (atom) =>
      quantity.terms.reduce((sum, each) => sum + (atom.has(each) ? each.sign : 0), 0),
    );
  return new Map(block.map((quantity) => [quantity, vectorOf(quantity)]));
}

function namesOf(some: readonly Term[], all: readonly Term[]): string {
  return some.map((each) => all.indexOf(each)).join();
}

const selected = new WeakMap<Selector, Map<string, boolean>>();

/** `selects`, remembered: selectors are few and stay. */
function isSelected(
  selector: Selector,
  series: string,
  parts: Pick<CellParts, 'cell' | 'dims'>,
): boolean {
  const known = selected.get(selector) ?? new Map<string, boolean>();
  selected.set(selector, known);
  const answer = known.get(series) ?? selects(selector, parts);
  known.set(series, answer);
  return answer;
}
