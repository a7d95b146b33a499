import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { RoomMode } from '../../../wire/codes.ts';
import { isBreach } from '../outcome.ts';
import { at, on } from '../testing/given.ts';
import { type DisplayState, refuseCell, takeDisplayEvent } from './display-state.ts';
import { CLOSED_ROOM, changeRoom, isWithin, modeAt, type RoomState } from './room-modes.ts';
import { takeWallEvent, type WallState } from './wall-state.ts';

const DAY = '2024-11-27';
const grid = { title: '大屏', columns: 2, rows: 1, bezel: 12, by: '值班员' };
const added = on(DAY, 'wall.added', { wallId: 'main', ...grid });
const room = (mode: RoomMode, until: number | null = null, back: RoomMode = mode) =>
  on(DAY, 'room.changed', { wallId: 'main', mode, until, back, by: '值班员' });
const amended = (event: LoggedEvent) =>
  on(DAY, 'amend.reversed', { amends: event.id, reason: '误' });

/** Folds; what is refused leaves the state as it was. */
function fold<S extends object>(
  take: (state: S | null, event: LoggedEvent) => S | { breach: string } | null,
  events: readonly LoggedEvent[],
) {
  const broken: string[] = [];
  let state: S | null = null;
  for (const event of events) {
    const outcome = take(state, event);
    if (outcome !== null && 'breach' in outcome) broken.push(String(outcome.breach));
    else state = outcome;
  }
  return { state, broken };
}
const wall = (...events: LoggedEvent[]) => fold<WallState>(takeWallEvent, events);
const display = (...events: LoggedEvent[]) => fold<DisplayState>(takeDisplayEvent, events);

describe('a wall', () => {
  it('is closed until something else is said of its room', () => {
    expect(wall(added).state).toMatchObject({ title: '大屏', room: CLOSED_ROOM, directive: null });
    expect(wall(added, room('bureau')).state).toMatchObject({
      room: { mode: 'bureau' },
      changed: { at: at(DAY), by: '值班员' },
    });
  });

  it('[B-1] [B-2] stands once, before anything is said of it', () => {
    const direct = on(DAY, 'wall.directed', {
      ...{ wallId: 'main', scene: 'overview', caseNumber: null, streamId: null, rotating: null },
      by: '值班员',
    });
    const changed = on(DAY, 'wall.changed', { wallId: 'main', ...grid, title: '一楼' });
    expect(wall(added, added).broken).toEqual(['B-1']);
    expect(wall(changed, direct, room('bureau')).broken).toEqual(['B-2', 'B-2', 'B-2']);
    expect(wall(added, direct, changed).state).toMatchObject({
      title: '一楼',
      directive: { scene: 'overview', seq: direct.seq },
    });
  });

  it('[B-3] [B-4] goes back in the future, and to no more than it shows', () => {
    expect(wall(added, room('bureau', at(DAY), 'closed')).broken).toEqual(['B-3']);
    expect(wall(added, room('session', at(DAY, 12), 'bureau')).broken).toEqual(['B-4']);
    expect(wall(added, room('session', at(DAY, 12), 'delegates')).broken).toEqual(['B-4']);
    const { state } = wall(added, room('bureau', at(DAY, 12), 'session'));
    if (!state) throw new Error('no wall');
    expect(modeAt(state.room, at(DAY, 12) - 1)).toBe('bureau');
    expect(modeAt(state.room, at(DAY, 12))).toBe('session');
  });

  it('[B-9] is not amended, nor is a display', () => {
    expect(wall(added, amended(added)).broken).toEqual(['B-9']);
    expect(display(amended(added)).broken).toEqual(['B-9']);
  });
});

describe('a display', () => {
  const place = { name: '左屏', wallId: 'main', column: 1, row: 1, by: '值班员' };
  const paired = on(DAY, 'display.paired', {
    ...{ displayId: 'd', keyDigest: 'a'.repeat(64) },
    ...place,
  });
  const moved = on(DAY, 'display.moved', { displayId: 'd', ...place, column: 2 });
  const revoked = on(DAY, 'display.revoked', { displayId: 'd', reason: '搬走', by: '值班员' });

  it('[B-5] [B-6] [B-7] is paired once, moved, and revoked for good', () => {
    expect(display(paired, moved).state).toMatchObject({ column: 2, pairedAt: at(DAY) });
    expect(display(paired, paired).broken).toEqual(['B-5']);
    expect(display(moved, revoked).broken).toEqual(['B-6', 'B-6']);
    const over = display(paired, revoked, moved, revoked, paired);
    expect(over.broken).toEqual(['B-7', 'B-7', 'B-5']);
    expect(over.state).toMatchObject({ revoked: true });
  });

  it('[B-8] hangs within its wall', () => {
    expect(refuseCell({ column: 2, row: 1 }, grid)).toBeNull();
    expect(refuseCell({ column: 3, row: 1 }, grid)).toMatchObject({ breach: 'B-8' });
    expect(refuseCell({ column: 1, row: 2 }, grid)).toMatchObject({ breach: 'B-8' });
  });
});

describe('room modes', () => {
  const modes: RoomMode[] = ['bureau', 'session', 'delegates', 'closed'];

  it.each(modes)('closed is within %s, which is within bureau', (mode) => {
    expect(isWithin('closed', mode) && isWithin(mode, 'bureau') && isWithin(mode, mode)).toBe(true);
  });

  it('session and delegates are not within each other, nor anything above itself', () => {
    const within = modes.flatMap((a) =>
      modes.filter((b) => isWithin(a, b)).map((b) => `${a}<${b}`),
    );
    expect(within).toHaveLength(9);
    expect(within).not.toContain('session<delegates');
    expect(within).not.toContain('delegates<session');
  });

  const stays = (mode: RoomMode): RoomState => ({ mode, until: null, back: mode });

  it('lowers without leave, raises with it', () => {
    expect(changeRoom(stays('bureau'), { mode: 'session', until: null }, 5)).toEqual({
      room: stays('session'),
      raises: false,
    });
    expect(changeRoom(stays('session'), { mode: 'delegates', until: null }, 5)).toMatchObject({
      raises: true,
    });
    expect(changeRoom(stays('session'), { mode: 'session', until: null }, 5)).toBeNull();
  });

  it('raised for a time it goes back to what it was, or closes', () => {
    expect(changeRoom(stays('session'), { mode: 'bureau', until: 9 }, 5)?.room).toEqual({
      ...{ mode: 'bureau', until: 9, back: 'session' },
    });
    expect(changeRoom(stays('session'), { mode: 'delegates', until: 9 }, 5)?.room).toEqual({
      ...{ mode: 'delegates', until: 9, back: 'closed' },
    });
  });

  it('what was let in for a time keeps its end when it is lowered, and needs leave to last longer', () => {
    const raised: RoomState = { mode: 'bureau', until: 9, back: 'closed' };
    expect(changeRoom(raised, { mode: 'session', until: null }, 5)).toEqual({
      room: { mode: 'session', until: 9, back: 'closed' },
      raises: false,
    });
    expect(changeRoom(raised, { mode: 'session', until: 12 }, 5)).toMatchObject({ raises: true });
    expect(changeRoom(raised, { mode: 'bureau', until: null }, 5)).toMatchObject({ raises: true });
    expect(changeRoom(raised, { mode: 'bureau', until: 7 }, 5)).toMatchObject({
      room: { until: 7, back: 'closed' },
      raises: false,
    });
    expect(changeRoom(raised, { mode: 'bureau', until: null }, 9)).toMatchObject({ raises: true });
  });

  it('without leave nothing is ever shown that was not, at any time after', () => {
    const mode = fc.constantFrom(...modes);
    const until = fc.option(fc.integer({ min: 1, max: 20 }));
    const rooms = fc
      .tuple(mode, until, mode)
      .filter(([of, end, back]) => isWithin(back, of) && (end !== null || back === of))
      .map(([of, end, back]): RoomState => ({ mode: of, until: end, back }));
    fc.assert(
      fc.property(rooms, mode, until, fc.nat(20), (before, wanted, end, now) => {
        const change = changeRoom(before, { mode: wanted, until: end }, now);
        if (!change) return;
        const { room: after, raises } = change;
        expect(after.until === null || isWithin(after.back, after.mode)).toBe(true);
        if (raises || (end !== null && end <= now)) return;
        for (let t = now; t < 24; t += 1) {
          expect(isWithin(modeAt(after, t), modeAt(before, t))).toBe(true);
        }
      }),
    );
  });

  it('a breach is no state', () => {
    const outcome = takeWallEvent(null, room('bureau'));
    expect(outcome !== null && isBreach(outcome)).toBe(true);
  });
});
