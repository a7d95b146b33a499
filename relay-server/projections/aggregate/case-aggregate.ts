import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { CaseState, Conflict } from '../../rules/case-state.ts';
import { advanceTo, appliesNext, applyEvent } from '../../rules/fold-case.ts';
import { CaseView, rowsOfCase } from '../case-rows.ts';
import { groupingOf, isRegrouped } from '../facts/grouping.ts';
import { factChanges } from '../facts.ts';
import { EventList } from '../memory/event-list.ts';
import { listChanges } from '../row-diff.ts';
import { type Row, seqId } from '../rows.ts';
import type { Aggregate, Effects, Revision, Step } from './aggregate.ts';
import { foldPlaced, foldTold, lineOf, type Told } from './fold-told.ts';
import { type Line, type LineKey, newestLines, withLine } from './timeline.ts';

/** One case in memory: its events, its state, and which timeline lines it shows. */
export class CaseAggregate implements Aggregate {
  readonly key: string;
  readonly weight: number;
  readonly #events: EventList;
  /** After the newest event; the view is this advanced to the court's day. */
  readonly #settled: CaseState | undefined;
  readonly #view: CaseView | undefined;
  readonly #shown: readonly LineKey[];

  private constructor(
    key: string,
    events: EventList,
    settled: CaseState | undefined,
    view: CaseView | undefined,
    shown: readonly LineKey[],
  ) {
    this.key = key;
    this.weight = events.length + 1;
    this.#events = events;
    this.#settled = settled;
    this.#view = view;
    this.#shown = shown;
  }

  static load(key: string, events: readonly LoggedEvent[], today: string): CaseAggregate {
    const { state, settled, keys } = foldPlaced(events, today);
    const list = EventList.of(events);
    return new CaseAggregate(key, list, settled, viewOf(state), newestLines(keys));
  }

  get wakeOn(): string | null {
    return this.#view?.wakeOn ?? null;
  }

  take(event: LoggedEvent, today: string): Step {
    const settled = this.#settled;
    return settled && appliesNext(settled, event)
      ? this.#applied(settled, event, today)
      : this.#folded(event, today);
  }

  turn(today: string): Step | null {
    const view = this.#view;
    if (!view) return null;
    const now = new CaseView(advanceTo(view.state, today));
    const next = new CaseAggregate(this.key, this.#events, this.#settled, now, this.#shown);
    return { next, conflicts: [], effects: () => changesOf(view, now) };
  }

  /** The event goes on from where the case stood after the one before. */
  #applied(settled: CaseState, event: LoggedEvent, today: string): Step {
    const after = applyEvent(settled, event);
    const conflicts = after.conflicts.slice(settled.conflicts.length);
    // An event that contradicts the rules is not told.
    const line = conflicts.length === 0 ? lineOf(event, after) : null;
    const { shown, changes } = line
      ? withLine(this.#shown, line, this.key)
      : { shown: this.#shown, changes: [] };
    const now = new CaseView(advanceTo(after, today), this.#view);
    const next = new CaseAggregate(this.key, this.#events.append(event), after, now, shown);
    const effects = (): Effects => {
      const effects = changesOf(this.#view, now);
      return { ...effects, rows: [...effects.rows, ...changes], line: line?.activity ?? null };
    };
    return { next, conflicts, effects };
  }

  /** The event comes late or amends: the case is folded anew and every row compared. */
  #folded(event: LoggedEvent, today: string): Step {
    const events = this.#events.append(event);
    const told = foldTold(events.events(), today);
    const shown = newestLines(told.lines);
    const now = viewOf(told.state);
    const next = new CaseAggregate(this.key, events, told.settled, now, keysOf(shown));
    const effects = (): Effects => {
      const old = foldTold(this.#events.events(), today);
      const { rows, facts, ...groups } = changesOf(this.#view, now);
      const lines = listChanges(rowsOf(newestLines(old.lines)), rowsOf(shown));
      return {
        rows: [...rows, ...lines],
        facts,
        ...groups,
        line: told.lines.find((line) => line.seq === event.seq)?.activity ?? null,
        revision: revisionOf(events.events(), told),
      };
    };
    return { next, conflicts: this.#newConflicts(told, event), effects };
  }

  /**
   * Conflicts that were not there before. The events that waited for case.filed may conflict when it
   * comes; they must not keep it out.
   */
  #newConflicts({ conflicts }: Told, event: LoggedEvent): Conflict[] {
    if (!this.#view) return conflicts.filter((conflict) => conflict.seq === event.seq);
    const known = new Set(this.#view.state.conflicts.map((conflict) => conflict.seq));
    return conflicts.filter((conflict) => !known.has(conflict.seq));
  }
}

function viewOf(state: CaseState | undefined): CaseView | undefined {
  return state && new CaseView(state);
}

function changesOf(before: CaseView | undefined, after: CaseView | undefined): Effects {
  const facts = factChanges(before?.state, after?.state);
  const state = after?.state ?? before?.state;
  return {
    rows: rowsOfCase(before, after),
    facts,
    ...(state && { grouping: groupingOf(state) }),
    ...(isRegrouped(before?.state, after?.state) && { isRegrouped: true as const }),
    line: null,
  };
}

function keysOf(lines: readonly Line[]): LineKey[] {
  return lines.map(({ at, seq }) => ({ at, seq }));
}

function rowsOf(lines: readonly Line[]): Row[] {
  return lines.map((line) => line.timeline);
}

function revisionOf(events: readonly LoggedEvent[], { lines }: Told): Revision {
  const said = lines.flatMap(({ activity }) =>
    activity ? [[activity.id, activity] as const] : [],
  );
  return { ids: new Set(events.map(({ seq }) => seqId(seq))), lines: new Map(said) };
}
