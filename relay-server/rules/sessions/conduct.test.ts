import { describe, expect, it } from 'vitest';
import { isBreach } from '../outcome.ts';
import {
  type ConductCommand,
  decideConduct,
  goesOnAt,
  goOn,
  isUnshowable,
  LEAD_MS,
} from './command.ts';
import type { SessionState } from './session-state.ts';
import {
  began,
  broken,
  by,
  clip,
  given,
  invited,
  law,
  planned,
  running,
  said,
  sheet,
  T0,
} from './testing/given-session.ts';
import { endsAt, positionAt } from './timeline.ts';

const paused = (step = 2, at = T0 + 4_000) => said('session.paused', { step, at, by });
const held = (step = 2, at = T0 + 4_000) => said('session.held', { step, at, by });
const start = [planned(), invited(), sheet(), began()] as const;

function command(
  what: ConductCommand['do'],
  step: number,
  over: Partial<ConductCommand> = {},
): ConductCommand {
  return { do: what, step, by, rehearsal: false, ...over };
}

function decided(state: SessionState, given: ConductCommand, now: number) {
  const outcome = decideConduct(state, given, now);
  return 'breach' in outcome ? outcome.breach : { type: outcome.type, ...outcome.body };
}

describe('playback', () => {
  it('[J-14] is conducted while it is on', () => {
    const ended = said('session.ended', { step: 2, at: T0 + 1, by });
    for (const state of [given(planned(), sheet()), given(...start, ended)]) {
      expect(broken(state, paused(3))).toBe('J-14');
    }
    expect(decided(given(planned(), sheet()), command('next', 0), T0)).toBe('J-14');
  });

  it('[J-15] begins once', () => {
    expect(broken(running(), began({ step: 2 }))).toBe('J-15');
  });

  it('[J-16] goes on step by step: who saw another step is refused', () => {
    expect(broken(running(), paused(1))).toBe('J-16');
    expect(broken(running(), paused(3))).toBe('J-16');
    expect(decided(running(), command('pause', 0), T0)).toBe('J-16');
    expect(decided(given(planned(), sheet()), command('start', 1), T0)).toBe('J-16');
  });

  it('[J-17] shows what is on the run-sheet', () => {
    expect(broken(given(planned(), sheet()), began({ itemId: 'z' }))).toBe('J-17');
    expect(decided(running(), command('jump', 1, { itemId: 'z' }), T0)).toBe('J-17');
    expect(decided(running(), command('jump', 1), T0)).toBe('J-17');
    expect(decided(given(planned()), command('start', 0), T0)).toBe('J-17');
  });

  it('[J-18] never turns back in time, whatever the clock does', () => {
    expect(broken(running(), paused(2, T0 - 1))).toBe('J-18');
    expect(decided(running(), command('pause', 1), T0 - 3_600_000)).toMatchObject({ at: T0 });
    expect(decided(running(), command('next', 1), T0 - 3_600_000)).toMatchObject({ startsAt: T0 });
  });

  it('[J-19] pauses where it is; [J-20] goes on from there', () => {
    const state = given(...start, paused());
    expect(state.live).toMatchObject({ pausedAtMs: 4_000, paused: true });
    expect(endsAt(given(...start, paused()).live ?? never(), state.sheet)).toBeNull();
    expect(broken(state, paused(3, T0 + 5_000))).toBe('J-19');
    const resumed = said('session.resumed', { step: 3, startsAt: T0 + 9_000, by });
    expect(broken(running(), said('session.resumed', { step: 2, startsAt: T0, by }))).toBe('J-20');
    const on = given(...start, paused(), resumed);
    expect(positionAt(on.live ?? never(), T0 + 9_500, 10_000)).toBe(4_500);
    expect(endsAt(on.live ?? never(), on.sheet)).toBe(T0 + 15_000);
  });

  it('[J-21] holds the screen and stands; [J-22] shows it again and goes on', () => {
    const state = given(...start, held());
    expect(state.live).toMatchObject({ held: true, pausedAtMs: 4_000, paused: false });
    expect(broken(state, held(3, T0 + 5_000))).toBe('J-21');
    const unheld = (step: number) => said('session.unheld', { step, startsAt: T0 + 9_000, by });
    expect(broken(running(), unheld(2))).toBe('J-22');
    expect(given(...start, held(), unheld(3)).live).toMatchObject({
      ...{ held: false, pausedAtMs: null, offsetMs: 4_000 },
    });
    // What the operator had paused stays so.
    expect(given(...start, paused(), held(3), unheld(4)).live).toMatchObject({ pausedAtMs: 4_000 });
  });

  it('a move under 休屏 stands at the beginning of the item until the screen is shown', () => {
    const moved = said('session.moved', {
      ...{ step: 3, itemId: 'b', why: 'next', startsAt: T0 + 5_000, by },
    });
    expect(given(...start, held(), moved).live).toMatchObject({ held: true, pausedAtMs: 0 });
  });

  it('[J-31] next goes to the end of the list, back to the item’s beginning, then to the one before', () => {
    expect(decided(running(), command('next', 1), T0)).toMatchObject({
      ...{ type: 'session.moved', itemId: 'b', why: 'next', startsAt: T0 + LEAD_MS, step: 2 },
    });
    expect(decided(running(), command('back', 1), T0 + 5_000)).toMatchObject({ itemId: 'a' });
    expect(decided(running(), command('back', 1), T0 + 1_000)).toBe('J-31');
    const end = said('session.moved', { step: 2, itemId: null, why: 'next', startsAt: T0, by });
    const atEnd = given(...start, end);
    expect(decided(atEnd, command('next', 2), T0)).toBe('J-31');
    expect(decided(atEnd, command('back', 2), T0)).toMatchObject({ itemId: 'c' });
  });

  it('goes on by itself, past what was withdrawn', () => {
    const withdrawn = said('session.items-withdrawn', { itemIds: ['b'], reason: '撤回', at: T0 });
    const state = given(...start, withdrawn);
    // Said ahead, so that displays change over to the frame.
    expect(goesOnAt(state, false)).toBe(T0 + 10_000 - LEAD_MS);
    const moved = goOn(state, false, 'auto', T0 + 9_300);
    expect(goOn(state, false, 'auto', T0 + 30_000)?.body.startsAt).toBe(T0 + 30_000 + LEAD_MS);
    const last = said('session.moved', { step: 2, itemId: 'c', why: 'next', startsAt: T0, by });
    expect(goesOnAt(given(...start, last), false)).toBe(T0 + 10_000);
    expect(moved?.body).toMatchObject({
      itemId: 'c',
      why: 'auto',
      startsAt: T0 + 10_000,
      by: null,
    });
    expect(goOn(given(planned(), sheet()), false, 'auto', T0)).toBeNull();
  });

  it('passes over what none of the displays can show, unless an operator has gone back to it', () => {
    const failed = (displayId: string, at = T0) =>
      said('session.item-failed', { itemId: 'a', displayId, why: '无法解码', at });
    const both = given(...start, failed('d1'), failed('d2'));
    expect(isUnshowable(both, ['d1', 'd2'])).toBe(true);
    expect(isUnshowable(both, ['d1', 'd2', 'd3'])).toBe(false);
    expect(isUnshowable(both, [])).toBe(false);
    expect(isUnshowable(given(...start, failed('d1'), paused()), ['d1'])).toBe(false);
    const again = said('session.moved', {
      ...{ step: 2, itemId: 'a', why: 'jump', startsAt: T0 + 5_000, by },
    });
    expect(isUnshowable(given(...start, failed('d1'), again), ['d1'])).toBe(false);
    const still = failed('d1', T0 + 4_500);
    expect(isUnshowable(given(...start, failed('d1'), again, still), ['d1'])).toBe(true);
  });

  it('a rehearsal has a timeline of its own, as often as wanted, and ends where the session begins', () => {
    const first = began({ rehearsal: true });
    const again = began({ rehearsal: true, step: 2, startsAt: T0 + 1, itemId: 'b' });
    const state = given(planned(), sheet(), first, again);
    expect(state).toMatchObject({ stage: 'planned', live: null, rehearsal: { step: 2 } });
    expect(state.played).toEqual([]);
    const begun = given(planned(), sheet(), first, began());
    expect(begun).toMatchObject({ stage: 'running', rehearsal: null, live: { step: 1 } });
    expect(broken(begun, first)).toBe('J-15');
  });

  it('tells what was put on, from–to', () => {
    const moved = said('session.moved', {
      ...{ step: 2, itemId: 'c', why: 'jump', startsAt: T0 + 3_000, by },
    });
    const ended = said('session.ended', { step: 3, at: T0 + 8_000, by });
    const state = given(...start, moved, ended);
    expect(state.played).toEqual([
      { itemId: 'a', from: T0, to: T0 + 3_000, why: 'began' },
      { itemId: 'c', from: T0 + 3_000, to: T0 + 8_000, why: 'jump' },
    ]);
    expect(state).toMatchObject({ stage: 'ended', overOn: '2024-06-26' });
  });

  it('what stands until somebody goes on does not end by itself', () => {
    const state = given(planned(), sheet([law('a', null), clip('b')]), began());
    expect(endsAt(state.live ?? never(), state.sheet)).toBeNull();
    expect(isBreach(decideConduct(state, command('next', 1), T0))).toBe(false);
  });
});

function never(): never {
  throw new Error('nothing is on');
}
