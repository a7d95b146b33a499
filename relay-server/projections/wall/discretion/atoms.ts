import { addDays } from '../../../../wire/court-day.ts';
import type { CellName } from '../../../rules/indicators/cells.ts';
import type { Quantity, Term } from './quantity.ts';
import { nameOf, type SeriesClasses } from './series-classes.ts';
import type { Vector } from './span.ts';

interface Block {
  readonly cells: Set<CellName>;
  readonly quantities: Quantity[];
}

/** Quantities that have cells in common, directly or through others. */
export function blocksOf(quantities: readonly Quantity[]): Quantity[][] {
  const blocks = new Set<Block>();
  const byCell = new Map<CellName, Block>();
  const join = (block: Block, cell: CellName) => {
    block.cells.add(cell);
    byCell.set(cell, block);
  };
  for (const quantity of quantities) {
    let block: Block | undefined;
    for (const { selector } of quantity.terms) {
      const other = byCell.get(selector.cell);
      block ??= other;
      if (!block || !other || other === block) continue;
      for (const cell of other.cells) join(block, cell);
      block.quantities.push(...other.quantities);
      blocks.delete(other);
    }
    block ??= { cells: new Set(), quantities: [] };
    blocks.add(block);
    for (const { selector } of quantity.terms) join(block, selector.cell);
    block.quantities.push(quantity);
  }
  return [...blocks].map((block) => block.quantities);
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
        let name = '';
        for (const term of chosen) if (isOn(term, day)) name += `${numbers.get(term)},`;
        // Most days of most kinds of series are counted like others before them.
        if (name === '' || atoms.has(name)) continue;
        atoms.set(name, new Set(chosen.filter((term) => isOn(term, day))));
      }
    }
  }
  const all = [...atoms.values()];
  const vectorOf = ({ terms: own }: Quantity) => {
    const vector = new Float64Array(all.length);
    for (const [at, atom] of all.entries()) {
      for (const term of own) if (atom.has(term)) vector[at] = (vector[at] ?? 0) + term.sign;
    }
    return vector;
  };
  return new Map(block.map((quantity) => [quantity, vectorOf(quantity)]));
}

function isOn({ from, to }: Term, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

/** Days on which some term begins, or has just ended. */
function startsOf(terms: readonly Term[], today: string): string[] {
  const days = terms.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]));
  return [...new Set(days)].filter((day) => day <= today);
}
