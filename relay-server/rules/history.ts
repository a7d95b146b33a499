import { eventOf, type LoggedEvent } from '../../wire/case-event.ts';
import { aggregateKey } from './aggregate.ts';
import type { Conflict } from './case-state.ts';
import { type Breach, conflictOf, type Logged, refuse, unknown } from './outcome.ts';

export interface History {
  /** In order of occurrence, amendments applied and left out. */
  readonly events: readonly LoggedEvent[];
  /** Those that name an event and fit it, by seq. */
  readonly amendments: readonly LoggedEvent[];
  /** Of amendments that name nothing, or whose text is not an event any more. */
  readonly conflicts: readonly Conflict[];
}
type Amendment = Logged<'amend.corrected' | 'amend.reversed'>;

/** The events as amended, in order of occurrence: case.filed first, then occurredAt, then seq. */
export function effectiveHistory(events: readonly LoggedEvent[]): LoggedEvent[] {
  return [...historyOf(events).events];
}

export function historyOf(events: readonly LoggedEvent[]): History {
  if (!events.some(isAmendment)) {
    return { events: inOrder(events), amendments: [], conflicts: [] };
  }
  const book = new AmendmentBook(events);
  const amendments = events
    .filter(isAmendment)
    .sort((a, b) => a.seq - b.seq)
    .filter((amendment) => book.enter(amendment));
  return { events: inOrder(book.effective()), amendments, conflicts: book.conflicts };
}

function isAmendment(event: LoggedEvent): event is Amendment {
  return event.type === 'amend.corrected' || event.type === 'amend.reversed';
}

/** Order of occurrence: what opens the aggregate comes first whatever its time. */
export function compareOccurrence(a: LoggedEvent, b: LoggedEvent): number {
  return opens(a) - opens(b) || a.occurredAt - b.occurredAt || a.seq - b.seq;
}

function opens(event: LoggedEvent): number {
  const { type } = event;
  const first =
    type === 'case.filed' || type === 'petition.received' || type === 'campaign.started';
  return first ? 0 : 1;
}

function inOrder(events: readonly LoggedEvent[]): LoggedEvent[] {
  return [...events].sort(compareOccurrence);
}

/**
 * Amendments in order of recording. Each is checked against what stood when it came; which of them
 * stand in the end is worked out from the reversals that were accepted.
 */
class AmendmentBook {
  readonly conflicts: Conflict[] = [];
  readonly #byId = new Map<string, LoggedEvent>();
  readonly #reversals = new Map<string, Amendment[]>();
  readonly #corrections = new Map<string, { amendment: Amendment; event: LoggedEvent }[]>();

  constructor(events: readonly LoggedEvent[]) {
    for (const event of events) this.#byId.set(keyOf(event.source, event.id), event);
  }

  /** @returns whether it may be entered; else it is among the conflicts */
  enter(amendment: Amendment): boolean {
    const key = keyOf(amendment.source, amendment.body.amends);
    const breach = this.#enter(amendment, key);
    if (breach) this.conflicts.push(conflictOf(breach, amendment.seq));
    return breach === null;
  }

  #enter(amendment: Amendment, key: string): Breach | null {
    const target = this.#byId.get(key);
    if (target === undefined || target.seq >= amendment.seq) {
      return unknown('A-1', 'amends', amendment.body.amends);
    }
    if (!this.#stands(key)) return refuse('A-2', 'amends', amendment.body.amends);
    if (amendment.type === 'amend.reversed') {
      append(this.#reversals, key, amendment);
      return null;
    }
    if (isAmendment(target)) return refuse('A-3', 'amends', amendment.body.amends);
    const event = corrected(target, amendment);
    if ('breach' in event) return event;
    append(this.#corrections, key, { amendment, event });
    return null;
  }

  /** An event stands unless a reversal that itself stands names it. */
  #stands(key: string): boolean {
    const reversals = this.#reversals.get(key) ?? [];
    return !reversals.some(({ source, id }) => this.#stands(keyOf(source, id)));
  }

  effective(): LoggedEvent[] {
    const result: LoggedEvent[] = [];
    for (const [key, event] of this.#byId) {
      if (isAmendment(event) || !this.#stands(key)) continue;
      const latest = this.#corrections
        .get(key)
        ?.findLast(({ amendment }) => this.#stands(keyOf(amendment.source, amendment.id)));
      result.push(latest?.event ?? event);
    }
    return result;
  }
}

/** The original with its text and time replaced; its place among equals (seq) stays. */
function corrected(
  original: LoggedEvent,
  amendment: Logged<'amend.corrected'>,
): LoggedEvent | Breach {
  const { body, occurredAt } = amendment.body;
  const head = {
    id: original.id,
    occurredAt: occurredAt ?? original.occurredAt,
    ...(original.caseNumber === undefined ? {} : { caseNumber: original.caseNumber }),
  };
  const parsed = eventOf(head, original.type, body);
  if ('issues' in parsed) {
    const [issue] = parsed.issues;
    const path = ['body', ...(issue?.path ?? [])].map(String).join('/');
    return refuse('A-4', path, issue?.message ?? '');
  }
  const { seq, source, recordedAt } = original;
  const event: LoggedEvent = { ...parsed.event, seq, source, recordedAt };
  return aggregateKey(event) === aggregateKey(original) ? event : refuse('A-5', 'body');
}

// A source's name and an id may both hold any separator but the line feed.
function keyOf(source: string, id: string): string {
  return `${source}\n${id}`;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
