import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { EventType } from '../../../wire/event-bodies.ts';
import { isBreach } from '../outcome.ts';
import { type Input, on } from '../testing/given.ts';
import { type AccountState, takeAccountEvent } from './accounts.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const say = <T extends EventType>(type: T, body: Input<T>) =>
  on('2024-03-01', type, body, { source: 'relay' });
const added = say('account.added', {
  ...{ account: 'zhang', displayName: '张示例', role: 'duty', by: '本机 root' },
});
const signedIn = say('account.signed-in', {
  ...{ account: 'zhang', signInId: ID, tokenDigest: 'a'.repeat(64) },
  ...{ until: 1_732_700_000_000, address: '127.0.0.1' },
});
const signedOut = say('account.signed-out', { account: 'zhang', signInId: ID, why: 'out' });
const disabled = say('account.changed', { account: 'zhang', disabled: true, by: '本机 root' });
const read = say('account.read-unmasked', {
  ...{ account: 'zhang', caseNumber: '（2024）粤0607执1号', reason: '电话核对当事人身份' },
});

/** What the last of the events comes to; those before must all stand. */
function outcomeOf(...events: LoggedEvent[]): AccountState | null | string {
  let state: AccountState | null = null;
  for (const [at, event] of events.entries()) {
    const outcome = takeAccountEvent(state, event);
    if (outcome !== null && isBreach(outcome)) {
      if (at < events.length - 1) throw new Error(outcome.breach);
      return outcome.breach;
    }
    state = outcome;
  }
  return state;
}

describe('an account', () => {
  it('is added, changed, given a password, and signs in and out', () => {
    const password = say('account.password-set', { account: 'zhang', by: 'zhang' });
    const role = say('account.changed', { account: 'zhang', role: 'judge', by: '本机 root' });
    expect(outcomeOf(added, password, role, signedIn)).toMatchObject({
      ...{ displayName: '张示例', role: 'judge', disabled: false },
      ...{ passwordSetAt: password.occurredAt, lastSignedInAt: signedIn.occurredAt },
      signIns: new Map([[ID, expect.objectContaining({ tokenDigest: 'a'.repeat(64) })]]),
    });
    expect(outcomeOf(added, signedIn, signedOut)).toMatchObject({ signIns: new Map() });
  });

  it('[U-1] is added once', () => {
    expect(outcomeOf(added, added)).toBe('U-1');
  });

  it('[U-2] must be there, but for a refusal of somebody whom nobody knows', () => {
    for (const event of [signedIn, signedOut, disabled, read]) expect(outcomeOf(event)).toBe('U-2');
    const why = { why: 'unknown', times: 1, address: '127.0.0.1' } as const;
    expect(outcomeOf(say('account.refused', why))).toBeNull();
    expect(outcomeOf(say('account.refused', { ...why, account: 'zhang' }))).toBe('U-2');
  });

  it('[U-3] disabled it neither signs in nor reads; enabled again it does', () => {
    expect(outcomeOf(added, disabled, signedIn)).toBe('U-3');
    expect(outcomeOf(added, disabled, read)).toBe('U-3');
    const enabled = say('account.changed', { account: 'zhang', disabled: false, by: '本机 root' });
    expect(outcomeOf(added, disabled, enabled, signedIn, read)).toMatchObject({ disabled: false });
  });

  it('[U-4] a sign-in begins once', () => {
    expect(outcomeOf(added, signedIn, signedIn)).toBe('U-4');
  });

  it('[U-5] and ends once', () => {
    expect(outcomeOf(added, signedOut)).toBe('U-5');
    expect(outcomeOf(added, signedIn, signedOut, signedOut)).toBe('U-5');
  });

  it('[U-6] nothing of it is corrected or reversed', () => {
    const reversed = say('amend.reversed', { amends: added.id, reason: '误记' });
    expect(outcomeOf(added, reversed)).toBe('U-6');
  });
});
