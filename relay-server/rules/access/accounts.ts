import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { Role } from '../../../wire/codes.ts';
import { type Breach, type Outcome, refuse, unknown } from '../outcome.ts';

/** A person's being signed in; times are UTC ms of the machine's clock. */
export interface SignInState {
  readonly tokenDigest: string;
  readonly address: string;
  readonly until: number;
  /** When it began, UTC ms of the relay's clock. */
  readonly since: number;
}

export interface AccountState {
  readonly displayName: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly addedAt: number;
  readonly passwordSetAt: number | null;
  readonly lastSignedInAt: number | null;
  /** Those that stand. */
  readonly signIns: ReadonlyMap<string, SignInState>;
}

/**
 * An account and its sign-ins after one more event, in order of arrival: they are the relay's own, and
 * what comes later is later.
 * @param state null: there is no such account yet
 */
export function takeAccountEvent(
  state: AccountState | null,
  event: LoggedEvent,
): Outcome<AccountState> | null {
  if (event.type === 'amend.corrected' || event.type === 'amend.reversed') {
    return refuse('U-6', 'amends');
  }
  if (event.type === 'account.added') {
    if (state) return refuse('U-1', 'account', event.body.account);
    const { displayName, role } = event.body;
    return {
      ...{ displayName, role, disabled: false, addedAt: event.occurredAt },
      ...{ passwordSetAt: null, lastSignedInAt: null, signIns: new Map() },
    };
  }
  if (event.type === 'account.refused' && event.body.account === undefined) return state;
  if (!state) return noAccount(event);
  switch (event.type) {
    case 'account.changed': {
      const { displayName = state.displayName, role = state.role } = event.body;
      const { disabled = state.disabled } = event.body;
      return { ...state, displayName, role, disabled };
    }
    case 'account.password-set':
      return { ...state, passwordSetAt: event.occurredAt };
    case 'account.signed-in':
      return signIn(state, event);
    case 'account.signed-out': {
      const { signInId } = event.body;
      if (!state.signIns.has(signInId)) return unknown('U-5', 'signInId', signInId);
      const signIns = new Map(state.signIns);
      signIns.delete(signInId);
      return { ...state, signIns };
    }
    case 'account.read-unmasked':
      return state.disabled ? refuse('U-3', 'account') : state;
    default:
      return state;
  }
}

function signIn(
  state: AccountState,
  { body, occurredAt }: Extract<LoggedEvent, { type: 'account.signed-in' }>,
): Outcome<AccountState> {
  const { signInId, tokenDigest, address, until } = body;
  if (state.disabled) return refuse('U-3', 'account');
  if (state.signIns.has(signInId)) return refuse('U-4', 'signInId', signInId);
  const signIns = new Map(state.signIns);
  signIns.set(signInId, { tokenDigest, address, until, since: occurredAt });
  return { ...state, lastSignedInAt: occurredAt, signIns };
}

function noAccount(event: LoggedEvent): Breach {
  const name = 'account' in event.body ? String(event.body.account) : '';
  return unknown('U-2', 'account', name);
}
