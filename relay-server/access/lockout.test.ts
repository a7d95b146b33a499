import { beforeEach, describe, expect, it } from 'vitest';
import { Lockout } from './lockout.ts';

let now: number;
let lockout: Lockout;
beforeEach(() => {
  now = 1_000;
  lockout = new Lockout({ failures: 3, windowMs: 900_000, names: 2 }, () => now);
});

function fail(name: string): number {
  lockout.begin(name);
  return lockout.end(name, 'failed');
}

describe('H-53 lockout', () => {
  it('after so many failures for as long after the last, then anew', () => {
    expect([fail('a'), fail('a')]).toEqual([1, 2]);
    expect(lockout.lockedFor('a')).toBe(0);
    now += 1_000;
    fail('a');
    expect(lockout.lockedFor('a')).toBe(900_000);
    expect(lockout.lockedFor('b')).toBe(0);
    now += 899_999;
    expect(lockout.lockedFor('a')).toBe(1);
    now += 1;
    expect(lockout.lockedFor('a')).toBe(0);
    expect(fail('a')).toBe(1);
  });

  it('success forgets failures; what came to nothing changes nothing', () => {
    fail('a');
    fail('a');
    lockout.begin('a');
    lockout.end('a', 'void');
    lockout.begin('a');
    lockout.end('a', 'succeeded');
    expect([fail('a'), fail('a')]).toEqual([1, 2]);
    expect(lockout.lockedFor('a')).toBe(0);
  });

  it('no more are tried at once than may fail', () => {
    fail('a');
    lockout.begin('a');
    expect(lockout.lockedFor('a')).toBe(0);
    lockout.begin('a');
    expect(lockout.lockedFor('a')).toBe(1_000);
    lockout.end('a', 'void');
    expect(lockout.lockedFor('a')).toBe(0);
  });

  it('remembers no more names than it should', () => {
    for (let times = 0; times < 3; times += 1) fail('a');
    fail('b');
    fail('c');
    expect(lockout.lockedFor('a')).toBe(0);
    expect(lockout.end('a', 'failed')).toBe(1);
  });
});
