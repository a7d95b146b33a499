import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { type Fold, foldHistory } from '../../rules/fold-case.ts';
import { rowsOfEvent } from '../event-rows.ts';
import type { Line, LineKey } from './timeline.ts';

/** A case folded from all its events, and how each of those that stand is told. */
export interface Told extends Fold {
  readonly lines: readonly Line[];
}

/** Folds a case and tells each event that stands with the state right after it. */
export function foldTold(events: readonly LoggedEvent[], today: string): Told {
  const lines: Line[] = [];
  const fold = foldHistory(events, today, (event, state) => lines.push(lineOf(event, state)));
  return { ...fold, lines };
}

/**
 * Folds a case and says only where its lines stand: the rows have been written already. Every event
 * of a case has a line.
 */
export function foldPlaced(
  events: readonly LoggedEvent[],
  today: string,
): Fold & { readonly keys: readonly LineKey[] } {
  const keys: LineKey[] = [];
  const fold = foldHistory(events, today, ({ occurredAt, seq }) => {
    keys.push({ at: occurredAt, seq });
  });
  return { ...fold, keys };
}

export function lineOf(event: LoggedEvent, state: CaseState): Line {
  return { at: event.occurredAt, seq: event.seq, ...rowsOfEvent(event, state) };
}
