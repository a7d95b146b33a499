import { describe, expect, it } from 'vitest';
import { at, type Input } from '../testing/given.ts';
import { MOST_SHOWN, outcomesOf, tallyOf } from './ledger.ts';
import {
  began,
  broken,
  by,
  DAY,
  given,
  invited,
  planned,
  running,
  said,
  sheet,
  T0,
} from './testing/given-session.ts';

const shown = (over: Partial<Input<'session.shown'>> = {}) =>
  said('session.shown', {
    ...{ displayId: 'd1', itemId: 'a', digest: 'a'.repeat(64), fromMs: 0, toMs: 10_000 },
    ...{ startedAt: T0, endedAt: T0 + 10_000, ...over },
  });
const talk = (talkId = 't1', endedAt = at(DAY)) =>
  said('session.talk', {
    ...{ talkId, inviteeId: 'i1', startedAt: at(DAY) - 600_000, endedAt, note: '愿意履行', by },
  });
const outcome = (over: Partial<Input<'session.outcome'>>) =>
  said('session.outcome', { inviteeId: 'i1', outcome: 'refused', by, ...over });
const paid = { paymentId: 'P1', amount: 10_000_000 };
const settlement = { settlementId: 'H1', amount: 7_000_000, deadline: '2024-11-15' };

describe('the ledger of a session', () => {
  it('[J-23] a proof of play is of the clip that is on the run-sheet, within its length', () => {
    expect(broken(running(), shown())).toBeNull();
    expect(broken(running(), shown({ digest: 'b'.repeat(64) }))).toBe('J-23');
    expect(broken(running(), shown({ itemId: 'b' }))).toBe('J-23');
    expect(broken(running(), shown({ toMs: 12_000 }))).toBe('J-23');
    expect(broken(given(planned(), sheet()), shown())).toBe('J-14');
  });

  it('[J-24] proofs are bounded', () => {
    const state = running();
    const one = given(planned(), invited(), sheet(), began(), shown()).shown[0];
    const full = { ...state, shown: Array.from({ length: MOST_SHOWN }, () => one ?? never()) };
    expect(broken(full, shown())).toBe('J-24');
  });

  it('what a display could not show is noted', () => {
    const failed = said('session.item-failed', {
      ...{ itemId: 'a', displayId: 'd2', why: '无法解码', at: T0 },
    });
    const state = given(planned(), invited(), sheet(), began(), failed);
    expect(state.notes).toEqual([{ at: T0, itemId: 'a', displayId: 'd2', text: '无法解码' }]);
    expect(broken(given(planned(), sheet()), failed)).toBe('J-14');
  });

  it('[J-25] a talk is written down once it is over; [J-26] once', () => {
    expect(broken(running(), talk('t1', at(DAY) + 1))).toBe('J-25');
    const state = given(planned(), invited(), sheet(), began(), talk());
    expect(broken(state, talk())).toBe('J-26');
    expect(broken(state, talk('t2'))).toBeNull();
  });

  it('[J-27] one outcome each; [J-28] it may be undone, and said anew', () => {
    const undone = said('session.outcome-undone', { inviteeId: 'i1', reason: '录入有误', by });
    expect(broken(running(), undone)).toBe('J-28');
    const state = given(planned(), invited(), sheet(), began(), outcome({}));
    expect(broken(state, outcome({}))).toBe('J-27');
    const again = given(
      ...[planned(), invited(), sheet(), began(), outcome({}), undone],
      outcome({ outcome: 'paid', paid }),
    );
    expect(outcomesOf(again)).toEqual({ paid: 1, settled: 0, refused: 0 });
  });

  it('[J-29] says what fits it', () => {
    expect(broken(running(), outcome({ outcome: 'paid' }))).toBe('J-29');
    expect(broken(running(), outcome({ outcome: 'settled', paid }))).toBe('J-29');
    expect(broken(running(), outcome({ paid }))).toBe('J-29');
    expect(broken(running(), outcome({ outcome: 'settled', paid, settlement }))).toBeNull();
    expect(broken(given(planned(), invited(), sheet()), outcome({}))).toBe('J-14');
  });

  it('the tally counts who came, settlements, and what was received on the spot', () => {
    const here = said('session.arrived', { inviteeId: 'i1', how: 'desk', by });
    const state = given(
      ...[planned(), invited(), invited('i2', '（2024）粤0607执2号'), sheet(), began(), here],
      outcome({ outcome: 'settled', paid, settlement }),
      outcome({ inviteeId: 'i2', outcome: 'paid', paid: { paymentId: 'P2', amount: 50_000 } }),
    );
    expect(tallyOf(state)).toEqual({ arrived: 1, settled: 1, receivedFen: 10_050_000 });
    expect(outcomesOf(state)).toEqual({ paid: 1, settled: 1, refused: 0 });
  });
});

function never(): never {
  throw new Error('nothing was shown');
}
