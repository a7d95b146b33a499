import { describe, expect, it } from 'vitest';
import { CODE_MS, MOST_WAITING, MOST_WAITING_OF_ADDRESS, WaitingDisplays } from './waiting.ts';

function world(connected: readonly string[] = []) {
  const at = { now: 1_000 };
  let codes = 0;
  const waiting = new WaitingDisplays({
    now: () => at.now,
    isConnected: ({ keyDigest }) => connected.includes(keyDigest),
    // Each comes up twice in a row: a code that is taken is not given again.
    newCode: () => {
      codes += 1;
      return String(codes >> 1).padStart(6, '0');
    },
  });
  return { at, waiting };
}

describe('displays that wait', () => {
  it('H-61 each has a code of its own', () => {
    const { waiting } = world();
    const codes = ['a', 'b', 'c'].map((key) => waiting.add(key, '10.0.0.1')?.code);
    expect(new Set(codes).size).toBe(3);
  });

  it('H-61 a code holds for ten minutes; a page that is there gets another, one that is gone is forgotten', () => {
    const { at, waiting } = world(['here']);
    const before = waiting.add('here', '10.0.0.1')?.code ?? '';
    waiting.add('gone', '10.0.0.1');
    at.now += CODE_MS;
    expect(waiting.byCode(before)).toBeUndefined();
    expect(waiting.get('here')).toBeUndefined();
    expect(waiting.expire()).toBe(true);
    expect(waiting.get('here')?.code).not.toBe(before);
    expect(waiting.all().map(({ keyDigest }) => keyDigest)).toEqual(['here']);
    expect(waiting.expire()).toBe(false);
  });

  it('H-60 a flood is bounded: pages that are gone make room, those that are there do not', () => {
    const { waiting } = world();
    for (let at = 0; at < 1_000; at += 1) waiting.add(`k${at}`, `10.0.0.${at % 200}`);
    expect(waiting.all()).toHaveLength(MOST_WAITING);
    const keys = Array.from({ length: 200 }, (_, at) => `k${at}`);
    const full = world(keys).waiting;
    const ofOne = keys.map((key) => full.add(key, '10.0.0.1') !== undefined);
    expect(ofOne.filter(Boolean)).toHaveLength(MOST_WAITING_OF_ADDRESS);
    const ofMany = keys.map((key, at) => full.add(`x${key}`, `10.1.0.${at}`) !== undefined);
    expect(ofMany[0]).toBe(true);
    expect(full.all()).toHaveLength(MOST_WAITING);
  });
});
