import { describe, expect, it } from 'vitest';
import { cellsOf, freeCell, isLower, modeAt, newWallId, untilWords } from './room.ts';
import type { DisplayItem, WallItem } from './walls-api.ts';

const WALL: WallItem = {
  ...{ id: 'main', title: '大厅', columns: 2, rows: 2, bezel: 12 },
  ...{ mode: 'bureau', since: 1, until: null, back: 'bureau', directive: null },
};
const display = (id: string, column: number, row: number, wallId = 'main'): DisplayItem => ({
  ...{ id, name: id, wallId, column, row, pairedAt: 1, by: 'duty', screens: [] },
});

describe('rooms', () => {
  it('session and delegates are not within each other; closed is within all, all within bureau', () => {
    expect(isLower('session', 'bureau')).toBe(true);
    expect(isLower('closed', 'session')).toBe(true);
    expect(isLower('session', 'delegates')).toBe(false);
    expect(isLower('bureau', 'session')).toBe(false);
  });

  it('a time that has passed counts as passed', () => {
    const limited = { mode: 'bureau', until: 100, back: 'closed' } as const;
    expect(modeAt(limited, 99)).toBe('bureau');
    expect(modeAt(limited, 100)).toBe('closed');
    expect(untilWords(limited, 99, String)).toBe('到 100 自动转为“休屏”');
    expect(untilWords(limited, 100, String)).toBeNull();
  });
});

describe('cells', () => {
  it('are in reading order; a display beyond a wall that became smaller hangs at its edge', () => {
    const cells = cellsOf(WALL, [display('a', 2, 1), display('b', 3, 9), display('c', 1, 1, 'x')]);
    expect(
      cells.map(({ column, row, displays }) => [column, row, displays.map(({ id }) => id)]),
    ).toEqual([
      [1, 1, []],
      [2, 1, ['a']],
      [1, 2, []],
      [2, 2, ['b']],
    ]);
  });

  it('the next display gets the first free one', () => {
    expect(freeCell(WALL, [display('a', 1, 1)])).toMatchObject({ column: 2, row: 1 });
    expect(freeCell({ ...WALL, columns: 1, rows: 1 }, [display('a', 1, 1)])).toMatchObject({
      ...{ column: 1, row: 1 },
    });
  });

  it('a new wall gets an id of its own', () => {
    expect(newWallId(['main', 'wall-1'])).toBe('wall-2');
  });
});
