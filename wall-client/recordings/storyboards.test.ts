import { expect, it } from 'vitest';
import type { Storyboard } from '../../wire/library.ts';
import { Storyboards } from './storyboards.ts';

const BOARD: Storyboard = {
  ...{ intervalMs: 5_000, width: 160, height: 90, columns: 5, rows: 5, tiles: 3 },
  sheets: ['/1.jpg'],
};

it('is asked once however many want it, and remembered', async () => {
  let asked = 0;
  const boards = new Storyboards(async () => {
    asked += 1;
    return BOARD;
  });
  expect(boards.known('a')).toBeNull();
  await Promise.all([boards.of('a'), boards.of('a')]);
  await boards.of('a');
  expect(asked).toBe(1);
  expect(boards.known('a')).toBe(BOARD);
});

it('what could not be had is asked again', async () => {
  let asked = 0;
  const boards = new Storyboards(async () => {
    asked += 1;
    if (asked === 1) throw new Error('not yet');
    return BOARD;
  });
  await expect(boards.of('a')).rejects.toThrow('not yet');
  expect(await boards.of('a')).toBe(BOARD);
});

it('does not remember without end', async () => {
  const boards = new Storyboards(async () => BOARD);
  for (let at = 0; at < 500; at += 1) await boards.of(String(at));
  expect(boards.known('0')).toBeNull();
  expect(boards.known('499')).toBe(BOARD);
});
