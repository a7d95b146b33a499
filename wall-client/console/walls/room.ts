import { type RoomMode, roomModes, type WallScene } from '../../../wire/codes.ts';
import type { DisplayItem, WallItem } from './walls-api.ts';

/** What a wall shows in each mode, in words for whoever changes it. */
export const MODE_WORDS: Readonly<Record<RoomMode, string>> = {
  bureau: '执行局内部：案件、现场视频、全部图表',
  session: '被传唤人在场：只放已批准的片段与法条',
  delegates: '来访参观：只看总体数据与脱敏案例',
  closed: '只有院名与时钟',
};

/** In the order in which ever less is shown. */
export const MODES: readonly RoomMode[] = ['bureau', 'session', 'delegates', 'closed'];

/** Scenes that a wall can be told to show, by its mode. */
export const SCENES: Readonly<Record<RoomMode, readonly WallScene[]>> = {
  bureau: ['overview', 'case-cloud', 'field-video', 'closed'],
  session: ['warning', 'closed'],
  delegates: ['delegates', 'closed'],
  closed: ['closed'],
};

/** Showing less needs no leave; the relay decides in the end (it also minds for how long). */
export function isLower(mode: RoomMode, present: RoomMode): boolean {
  return mode === present || mode === 'closed' || present === 'bureau';
}

/** A time that has passed counts as passed, whether or not the relay has noted it yet. */
export function modeAt(
  { mode, until, back }: Pick<WallItem, 'mode' | 'until' | 'back'>,
  now: number,
) {
  return until !== null && now >= until ? back : mode;
}

/** `内部` or `内部 至 15:30 后转休屏`, as the head of a wall says it. */
export function untilWords(
  { until, back }: Pick<WallItem, 'until' | 'back'>,
  now: number,
  moment: (instant: number) => string,
): string | null {
  if (until === null || now >= until) return null;
  return `到 ${moment(until)} 自动转为“${roomModes.labels[back]}”`;
}

export interface Cell {
  readonly column: number;
  readonly row: number;
  /** Displays that hang here: one, unless somebody put two into one cell. */
  readonly displays: readonly DisplayItem[];
}

/** A wall's cells in reading order, with what hangs in each. */
export function cellsOf(wall: WallItem, displays: readonly DisplayItem[]): Cell[] {
  const cells: Cell[] = [];
  for (let row = 1; row <= wall.rows; row += 1) {
    for (let column = 1; column <= wall.columns; column += 1) {
      const here = displays.filter(
        (one) =>
          one.wallId === wall.id &&
          Math.min(one.column, wall.columns) === column &&
          Math.min(one.row, wall.rows) === row,
      );
      cells.push({ column, row, displays: here });
    }
  }
  return cells;
}

/** Where the next display would hang: the first cell that is free, else the first. */
export function freeCell(wall: WallItem, displays: readonly DisplayItem[]): Cell {
  const cells = cellsOf(wall, displays);
  const first = { column: 1, row: 1, displays: [] };
  return cells.find((cell) => cell.displays.length === 0) ?? cells[0] ?? first;
}

/** An id for a wall of this title: `wall-2` when there are `main` and `wall-1`. */
export function newWallId(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`wall-${number}`)) number += 1;
  return `wall-${number}`;
}
