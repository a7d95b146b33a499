import type { LoggedEvent } from '../../../wire/case-event.ts';
import { type AccountState, takeAccountEvent } from '../../rules/access/accounts.ts';
import { conflictOf, isBreach } from '../../rules/outcome.ts';
import { listChanges } from '../row-diff.ts';
import { type Row, row } from '../rows.ts';
import type { Aggregate, Step } from './aggregate.ts';

/** One account and its sign-ins. Carried on, so no history is held, however often somebody signs in. */
export class AccountAggregate implements Aggregate {
  readonly key: string;
  readonly weight = 1;
  readonly wakeOn = null;
  readonly #state: AccountState | null;

  private constructor(key: string, state: AccountState | null) {
    this.key = key;
    this.#state = state;
  }

  /** @param key `account:NAME`, or `account:` for what names none */
  static load(key: string, events: readonly LoggedEvent[]): AccountAggregate {
    const state = events.reduce<AccountState | null>((before, event) => {
      const outcome = takeAccountEvent(before, event);
      return outcome === null || isBreach(outcome) ? before : outcome;
    }, null);
    return new AccountAggregate(key, state);
  }

  take(event: LoggedEvent): Step {
    const outcome = takeAccountEvent(this.#state, event);
    if (outcome !== null && isBreach(outcome)) {
      const conflicts = [conflictOf(outcome, event.seq)];
      return { next: this, conflicts, effects: () => NO_EFFECTS };
    }
    const next = new AccountAggregate(this.key, outcome);
    const rows = () => listChanges(rowsOf(this.key, this.#state), rowsOf(this.key, outcome));
    return { next, conflicts: [], effects: () => ({ ...NO_EFFECTS, rows: rows() }) };
  }

  turn(): null {
    return null;
  }
}

const NO_EFFECTS = { rows: [], facts: [], line: null } as const;

function rowsOf(key: string, state: AccountState | null): Row[] {
  if (!state) return [];
  const account = key.slice('account:'.length);
  const { signIns, ...details } = state;
  return [
    row('account', account, null, details),
    ...[...signIns].map(([id, signIn]) => row('signIn', id, null, { account, ...signIn })),
  ];
}
