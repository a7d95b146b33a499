import { expect, it } from 'vitest';
import { changesOf } from './changes-of.ts';

it('a change has the longest gap between frames from the one before its key on, and the long tasks of that time', () => {
  const frames = [0, 16, 32, 100, 116, 132, 1_000, 1_016, 1_046, 1_062];
  const tasks = [
    { start: 40, ms: 55 },
    { start: 200, ms: 700 },
  ];
  expect(changesOf({ frames, keys: [20, 1_010] }, tasks, 100)).toEqual([
    { longestGap: 68, longTasks: [55] },
    { longestGap: 30, longTasks: [] },
  ]);
});

it('a gap that is still open when the time is over counts whole', () => {
  expect(changesOf({ frames: [0, 90, 400], keys: [10] }, [], 100)).toEqual([
    { longestGap: 310, longTasks: [] },
  ]);
});
