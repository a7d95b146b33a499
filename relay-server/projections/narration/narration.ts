import type { NodeCode } from '../../../wire/codes.ts';
import type { RowData } from '../rows.ts';

export type Tone = RowData<'activity'>['tone'];

/**
 * How an event is told. The text names no person in clear and no sum: `amount` (fen) stands beside
 * it and is formatted by the screen.
 */
export interface Narration {
  readonly text: string;
  readonly amount?: number;
  /** The process node that the event is. */
  readonly node?: NodeCode;
  /** Pieces of photo or video evidence. */
  readonly evidence?: number;
  /** Not for the parties: what it tells of has not been served or leads to what has not, or is one side's alone. */
  readonly planned?: boolean;
  /** Present: worth a line of the ticker. */
  readonly ticker?: Tone;
}
