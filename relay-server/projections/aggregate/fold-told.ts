import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { CaseState, Conflict } from '../../rules/case-state.ts';
import { openCase } from '../../rules/filing.ts';
import { advanceTo, applyEvent } from '../../rules/fold-case.ts';
import { historyOf } from '../../rules/history.ts';
import { conflictOf, isBreach } from '../../rules/outcome.ts';
import { rowsOfEvent } from '../event-rows.ts';
import type { Line } from './timeline.ts';

/** A case folded from all its events, and how each of them is told. */
export interface Told {
  readonly state: CaseState | undefined;
  readonly lines: readonly Line[];
  /** Of amendments that name nothing or do not fit, and of events that contradict the rules. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Folds a case as `foldCase` does and tells each event with the state right after it. An event that
 * contradicts the rules is not told; amendments are, beside what they amend.
 */
export function foldTold(events: readonly LoggedEvent[], today: string): Told {
  const history = historyOf(events);
  const [first, ...rest] = history.events;
  if (first?.type !== 'case.filed') {
    return { state: undefined, lines: [], conflicts: history.conflicts };
  }
  const opened = openCase(first);
  if (isBreach(opened)) {
    const conflicts = [...history.conflicts, conflictOf(opened, first.seq)];
    return { state: undefined, lines: [], conflicts };
  }
  let state: CaseState =
    history.conflicts.length === 0 ? opened : { ...opened, conflicts: history.conflicts };
  const lines = [lineOf(first, state)];
  for (const event of rest) {
    const next = applyEvent(state, event);
    if (next.conflicts.length === state.conflicts.length) lines.push(lineOf(event, next));
    state = next;
  }
  const unsound = new Set(history.conflicts.map((conflict) => conflict.seq));
  for (const event of events) {
    const amends = event.type === 'amend.corrected' || event.type === 'amend.reversed';
    if (amends && !unsound.has(event.seq)) lines.push(lineOf(event, state));
  }
  return { state: advanceTo(state, today), lines, conflicts: state.conflicts };
}

export function lineOf(event: LoggedEvent, state: CaseState): Line {
  return { at: event.occurredAt, seq: event.seq, ...rowsOfEvent(event, state) };
}
