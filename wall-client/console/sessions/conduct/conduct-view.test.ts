import { describe, expect, it } from 'vitest';
import { commandOfKey } from './conduct-keys.ts';
import {
  type Conduct,
  type ConductAsked,
  conductPicture,
  lengthWords,
  overtakenWords,
  type RunItem,
  span,
} from './conduct-view.ts';

const item = (itemId: string, over: Partial<RunItem> = {}): RunItem => ({
  ...{ sessionId: 's', itemId, kind: 'clip', title: `片段 ${itemId}`, ms: 60_000, at: 0 },
  ...{ derivativeId: 'd', text: null, basis: null, cue: null, withdrawn: false, failures: 0 },
  ...over,
});
const items = [item('a'), item('b', { withdrawn: true }), item('c', { kind: 'talk', ms: null })];
const T = 1_800_000_000_000;
const on: Conduct = {
  ...{ step: 1, itemId: 'a', startsAt: T, offsetMs: 0, pausedAtMs: null },
  ...{ paused: false, held: false, beganAt: T, endedAt: null },
};
const ask = (over: Partial<ConductAsked> = {}) =>
  conductPicture({
    state: 'running',
    conduct: on,
    rehearsal: false,
    items,
    now: T + 20_000,
    ...over,
  });
const possible = ({ may }: ReturnType<typeof conductPicture>) =>
  Object.entries(may).flatMap(([what, is]) => (is ? [what] : []));

describe('where playback stands for the operator', () => {
  it('before the beginning only start is possible, and only with something to show', () => {
    const before = ask({ state: 'planned', conduct: null });
    expect(before.phase).toBe('before');
    expect(before.next?.itemId).toBe('a');
    expect(possible(before)).toEqual(['start']);
    expect(possible(ask({ state: 'planned', conduct: null, items: [] }))).toEqual([]);
    expect(possible(ask({ state: 'planned', conduct: null, items: items.slice(1, 2) }))).toEqual(
      [],
    );
  });

  it('tells what is on, what is left and what comes; what was withdrawn is passed over', () => {
    const picture = ask();
    expect(picture.phase).toBe('running');
    expect([picture.now?.itemId, picture.place, picture.next?.itemId]).toEqual(['a', 1, 'c']);
    expect([picture.positionMs, picture.leftMs]).toEqual([20_000, 40_000]);
    expect(picture.rest).toEqual({ ms: 40_000, open: 1 });
    expect(possible(picture)).toEqual(['next', 'back', 'jump', 'pause', 'hold', 'end']);
  });

  it('back is possible at the first item only when it is well on its way', () => {
    expect(ask({ now: T + 3_000 }).may.back).toBe(false);
    expect(ask({ now: T + 3_001 }).may.back).toBe(true);
    expect(ask({ conduct: { ...on, itemId: 'c' }, now: T }).may.back).toBe(true);
  });

  it('a paused one stands where it is and can be resumed; 休屏 is apart from it', () => {
    const paused = ask({ conduct: { ...on, paused: true, pausedAtMs: 5_000 } });
    expect([paused.phase, paused.positionMs, paused.leftMs]).toEqual(['paused', 5_000, 55_000]);
    expect(possible(paused)).toEqual(['next', 'back', 'jump', 'resume', 'hold', 'end']);
    const held = ask({ conduct: { ...on, held: true, pausedAtMs: 5_000 } });
    expect(held.phase).toBe('held');
    expect(held.may).toMatchObject({ hold: false, unhold: true, pause: true });
  });

  it('at the end of the list it can go back, jump, hold and end', () => {
    const end = ask({ conduct: { ...on, itemId: null, pausedAtMs: 0 } });
    expect(end.phase).toBe('listEnd');
    expect(possible(end)).toEqual(['back', 'jump', 'hold', 'end']);
  });

  it('is over when ended; a rehearsal that ended can begin anew', () => {
    expect(possible(ask({ state: 'ended', conduct: { ...on, endedAt: T } }))).toEqual([]);
    const rehearsed = ask({
      ...{ state: 'planned', rehearsal: true, conduct: { ...on, endedAt: T } },
    });
    expect(possible(rehearsed)).toEqual(['start']);
    expect(ask({ state: 'planned', rehearsal: true }).phase).toBe('running');
  });

  it('never says more than there is, nor less than nothing, and counts down to a beginning ahead', () => {
    expect(ask({ now: T + 90_000 }).leftMs).toBe(0);
    expect(ask({ now: T - 700 })).toMatchObject({ positionMs: 0, startsInMs: 700 });
    expect(ask({ now: null })).toMatchObject({ positionMs: 0, startsInMs: 0 });
    expect(ask({ conduct: { ...on, itemId: 'c' } }).leftMs).toBeNull();
  });

  it('tells who was overtaken what is now', () => {
    expect(overtakenWords(ask())).toContain('现在是第 1 项「片段 a」');
    expect(overtakenWords(ask({ state: 'ended', conduct: { ...on, endedAt: T } }))).toContain(
      '已经结束',
    );
  });

  it('times are m:ss, rounded up', () => {
    expect([span(0), span(400), span(65_000), span(3_729_000)]).toEqual([
      '0:00',
      '0:01',
      '1:05',
      '1:02:09',
    ]);
    expect(lengthWords({ ms: 90_000, open: 0 })).toBe('共 1:30');
    expect(lengthWords({ ms: 90_000, open: 2 })).toBe('1:30，另有 2 项由操作人结束');
    expect(lengthWords({ ms: 0, open: 1 })).toBe('1 项由操作人结束');
  });
});

describe('keys of the conduct', () => {
  const press = (key: string, over = {}) =>
    ({ key, modified: false, repeated: false, target: 'page', ...over }) as const;
  it('Space, arrows, H and E do what their buttons may do', () => {
    expect(commandOfKey(press(' '), ask())).toBe('pause');
    const paused = ask({ conduct: { ...on, paused: true, pausedAtMs: 1 } });
    expect(commandOfKey(press(' '), paused)).toBe('resume');
    expect(commandOfKey(press('ArrowRight'), ask())).toBe('next');
    expect(commandOfKey(press('ArrowLeft'), ask())).toBe('back');
    expect(commandOfKey(press('H'), ask())).toBe('hold');
    expect(commandOfKey(press('h'), ask({ conduct: { ...on, held: true } }))).toBe('unhold');
    expect(commandOfKey(press('e'), ask())).toBe('end');
  });
  it('nothing while typing, with a modifier, held down, on a button that takes Space, or impossible', () => {
    expect(commandOfKey(press(' ', { target: 'field' }), ask())).toBeNull();
    expect(commandOfKey(press(' ', { target: 'control' }), ask())).toBeNull();
    expect(commandOfKey(press('ArrowRight', { target: 'control' }), ask())).toBe('next');
    expect(commandOfKey(press('e', { modified: true }), ask())).toBeNull();
    expect(commandOfKey(press('ArrowRight', { repeated: true }), ask())).toBeNull();
    expect(commandOfKey(press('e'), ask({ state: 'planned', conduct: null }))).toBeNull();
    expect(commandOfKey(press('x'), ask())).toBeNull();
  });
});
