import type { CellName, Selector } from '../../../rules/indicators/cells.ts';

/** Cells of one name over a span of days, both counted, added or taken off. */
export interface Term {
  readonly selector: Selector;
  readonly from: string;
  /** null: open. */
  readonly to: string | null;
  readonly sign: 1 | -1;
}

/** One number that a row tells, and how many cases or persons it is of. */
export interface Quantity {
  readonly terms: readonly Term[];
  readonly count: () => number;
  /** What `count` adds up: it is another number only after one of these has changed. */
  readonly countedBy: readonly CellName[];
}

/** What is told or withheld as one: a row, or a part of one. */
export interface Unit {
  readonly id: string;
  /** A unit without which it is not told either. */
  readonly partOf: string | null;
  readonly quantities: readonly Quantity[];
}

/** A total and what it is divided into, by the ids of units: what is withheld of the parts is known as a sum. */
export interface Division {
  readonly total: string;
  readonly parts: readonly string[];
  readonly countOf: (part: string) => number;
  /** What `countOf` adds up: which part is the least changes with it alone. */
  readonly countedBy: CellName;
}

/** Names a row, or a field of it. */
export function unitId(topic: string, id: string, field?: string): string {
  return [topic, id, ...(field === undefined ? [] : [field])].join('\n');
}

/** Cells without days. */
export const ALWAYS = { from: '0000-01-01', to: null } as const;

/** Some cells over some days, and of how many they are. */
export function quantity(
  selector: Selector,
  { from, to }: { readonly from: string; readonly to: string | null },
  count: () => number,
  countedBy: CellName = selector.cell,
): Quantity {
  return { terms: [{ selector, from, to, sign: 1 }], count, countedBy: [countedBy] };
}
