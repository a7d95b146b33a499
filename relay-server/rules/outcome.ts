import type { LoggedEvent } from '../../wire/case-event.ts';
import type { EventType } from '../../wire/event-bodies.ts';
import type { CaseState, Conflict } from './case-state.ts';
import { type RuleNumber, ruleBook } from './rule-book.ts';

/** A logged event of one type. */
export type Logged<T extends EventType> = Extract<LoggedEvent, { type: T }>;

/** Why an event may not happen at its place in the history. */
export interface Breach {
  readonly breach: RuleNumber;
  readonly code: Conflict['code'];
  /** JSON pointer into the event. */
  readonly path: string;
  readonly detail: string;
}

/** What an event does: the next state, or the rule that it breaks. */
export type Outcome<S = CaseState> = S | Breach;

/** The step is against a rule. `path` is relative to the body: `seizureId`. */
export function refuse(rule: RuleNumber, path: string, detail = ''): Breach {
  return { breach: rule, code: 'illegal_transition', path: pointer(path), detail };
}

/** What the event refers to is not there. */
export function unknown(rule: RuleNumber, path: string, id: string): Breach {
  return { breach: rule, code: 'unknown_subject', path: pointer(path), detail: id };
}

function pointer(path: string): string {
  return path === '' ? '/body' : `/body/${path}`;
}

export function isBreach<S extends object>(outcome: S | Breach): outcome is Breach {
  return 'breach' in outcome;
}

/** The conflict that a breach leaves in the state. */
export function conflictOf(breach: Breach, seq: number): Conflict {
  const { sentence } = ruleBook[breach.breach];
  return {
    seq,
    rule: breach.breach,
    message: breach.detail === '' ? sentence : `${sentence}（${breach.detail}）`,
    code: breach.code,
    path: breach.path,
  };
}
