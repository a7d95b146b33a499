import { describe, expect, it } from 'vitest';
import { at } from '../testing/given.ts';
import {
  broken,
  by,
  DAY,
  given,
  invited,
  planned,
  running,
  said,
  sheet,
} from './testing/given-session.ts';

const listed = () => given(planned(), invited());
const issued = (digit: string) =>
  said('session.summons-issued', { inviteeId: 'i1', checkInDigest: digit.repeat(64), by });
const arrived = (how: 'code' | 'desk') => said('session.arrived', { inviteeId: 'i1', how, by });
const undone = () => said('session.arrival-undone', { inviteeId: 'i1', reason: '认错人', by });
const removed = () => said('session.uninvited', { inviteeId: 'i1', reason: '已履行', by });
const served = (servedAt: number) =>
  said('session.summons-served', { inviteeId: 'i1', way: 'direct', servedAt, proof: '回证', by });

describe('the list of a session', () => {
  it('[J-5] has each party of a case once, and each name once', () => {
    expect(broken(listed(), invited('i2'))).toBe('J-5');
    expect(broken(listed(), invited('i1', '（2024）粤0607执2号'))).toBe('J-5');
    expect(broken(listed(), invited('i2', '（2024）粤0607执2号'))).toBeNull();
    expect(broken(given(planned(), invited(), removed()), invited('i2'))).toBeNull();
  });

  it('[J-6] nothing is said of who is not on it, or was taken off', () => {
    const off = given(planned(), invited(), removed());
    for (const event of [removed(), issued('a'), served(at(DAY)), arrived('desk'), undone()]) {
      expect(broken(given(planned()), event)).toBe('J-6');
      expect(broken(off, event)).toBe('J-6');
    }
  });

  it('[J-7] keeps who has come', () => {
    expect(broken(given(planned(), invited(), arrived('desk')), removed())).toBe('J-7');
  });

  it('[J-8] a summons was served before it is told', () => {
    expect(broken(listed(), served(at(DAY) + 1))).toBe('J-8');
    const twice = given(planned(), invited(), served(1_718_000_000_000), served(at(DAY)));
    expect(twice.invitees.get('i1')?.services).toHaveLength(2);
  });

  it('[J-9] each comes once; a code opens once, and the newest alone', () => {
    const here = given(planned(), invited(), issued('a'), arrived('code'));
    expect(broken(here, arrived('desk'))).toBe('J-9');
    const again = given(planned(), invited(), issued('a'), arrived('code'), undone());
    expect(broken(again, arrived('code'))).toBe('J-9');
    expect(broken(again, arrived('desk'))).toBeNull();
    expect(broken(listed(), arrived('code'))).toBe('J-9');
    const anew = given(planned(), invited(), issued('a'), arrived('code'), undone(), issued('b'));
    expect(anew.invitees.get('i1')).toMatchObject({ checkInDigest: 'b'.repeat(64) });
    expect(broken(anew, arrived('code'))).toBeNull();
  });

  it('[J-10] an arrival is undone while there is one and nothing has come of it', () => {
    expect(broken(listed(), undone())).toBe('J-10');
    const refused = said('session.outcome', { inviteeId: 'i1', outcome: 'refused', by });
    const dealtWith = [planned(), invited(), sheet(), ...begun(), arrived('desk'), refused];
    expect(broken(given(...dealtWith), undone())).toBe('J-10');
  });

  it('who comes late comes all the same, but to no session that was cancelled', () => {
    expect(broken(running(), arrived('desk'))).toBeNull();
    const cancelled = said('session.cancelled', { reason: '改期', by });
    expect(broken(given(planned(), invited(), cancelled), arrived('desk'))).toBe('J-3');
  });
});

function begun() {
  return [said('session.began', { step: 1, itemId: 'a', startsAt: 1_800_000_000_000, by })];
}
