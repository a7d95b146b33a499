import { addDays } from '../../../../wire/court-day.ts';
import type { CellName } from '../../../rules/indicators/cells.ts';
import type { Quantity, Term } from './quantity.ts';
import { nameOf, type SeriesClasses } from './series-classes.ts';
import type { Vector } from './span.ts';

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
  classes: SeriesClasses,
  today: string,
): Map<Quantity, Vector> {
  const terms = block.flatMap((each) => each.terms);
  const numbers = new Map(terms.map((term, at) => [term, at]));
  const starts = startsOf(terms, today);
  const atoms = new Map<string, ReadonlySet<Term>>();
  for (const cell of new Set(terms.map(({ selector }) => selector.cell))) {
    const ofCell = terms.filter(({ selector }) => selector.cell === cell);
    for (const chosenBy of classes.of(cell)) {
      const chosen = ofCell.filter(({ selector }) => chosenBy.has(nameOf(selector)));
      for (const day of starts) {
        const within = chosen.filter(({ from, to }) => from <= day && (to === null || day <= to));
        if (within.length === 0) continue;
        atoms.set(within.map((term) => numbers.get(term)).join(), new Set(within));
      }
    }
  }
  const all = [...atoms.values()];
  const vectorOf = ({ terms: own }: Quantity) =>
    Float64Array.from(all, (atom) => {
      let sum = 0;
      for (const term of own) if (atom.has(term)) sum += term.sign;
      return sum;
    });
  return new Map(block.map((quantity) => [quantity, vectorOf(quantity)]));
}

/** Days on which some term begins, or has just ended. */
function startsOf(terms: readonly Term[], today: string): string[] {
  const days = terms.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]));
  return [...new Set(days)].filter((day) => day <= today);
}
