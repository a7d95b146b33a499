import type { CaseState } from '../../rules/case-state.ts';
import type { CellName } from '../../rules/indicators/cells.ts';

/** A contribution to a cell (rules/indicators/cells.ts): its key, a whole number, and of how many records. */
export interface Fact {
  readonly cell: string;
  readonly n: number;
  readonly times: number;
}

/** Takes one contribution: dimensions in the cell's order; the day last, for dated cells. */
export type Add = (n: number, cell: CellName, ...rest: readonly string[]) => void;

/**
 * Facts that are made from the same parts of a case. They are reckoned anew only when one of the
 * parts is another object or value.
 */
export interface FactFamily {
  readonly parts: readonly (keyof CaseState)[];
  /** Whether they differ between two days of the clock all the same. Default: they never do. */
  readonly turns?: (state: CaseState, from: string, to: string) => boolean;
  readonly add: (state: CaseState, add: Add) => void;
}
