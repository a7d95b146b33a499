import { describe, expect, it } from 'vitest';
import { chartUpdates } from './chart-updates.ts';

function bench() {
  const frames: (() => void)[] = [];
  const tasks: (() => void)[] = [];
  const calls: unknown[] = [];
  const updates = chartUpdates(
    {
      setOption: (option, how) => calls.push({ option, how }),
      resize: ({ width, height }) => calls.push(`resize ${width} ${height}`),
    },
    {
      onFrame: (run) => frames.push(run),
      cancelFrame: () => frames.splice(0),
      soon: (run) => tasks.push(run),
      cancelSoon: () => tasks.splice(0),
    },
  );
  const frame = () => {
    for (const run of frames.splice(0)) run();
  };
  const task = () => {
    for (const run of tasks.splice(0)) run();
  };
  return { updates, calls, frames, tasks, frame, task };
}
const option = (value: number) => ({ series: [{ id: 'a', data: [value] }] });
const merge = { notMerge: false, silent: true };

describe('chartUpdates', () => {
  it('makes one setOption of many updates within a frame, with the newest', () => {
    const { updates, calls, frames, frame } = bench();
    updates.show(option(1));
    updates.show(option(2));
    updates.show(option(3));
    expect(frames).toHaveLength(1);
    frame();
    expect(calls).toEqual([{ option: option(3), how: merge }]);
  });

  it('draws in a task of its own when one comes before the frame, and not again in the frame', () => {
    const { updates, calls, frame, task } = bench();
    updates.show(option(1));
    expect(calls).toEqual([]);
    task();
    expect(calls).toEqual([{ option: option(1), how: merge }]);
    frame();
    expect(calls).toHaveLength(1);
  });

  it('draws once a frame: what comes after the task waits for the frame', () => {
    const { updates, calls, tasks, frame, task } = bench();
    updates.show(option(1));
    task();
    updates.show(option(2));
    expect([calls.length, tasks.length]).toEqual([1, 0]);
    frame();
    expect(calls.at(-1)).toEqual({ option: option(2), how: merge });
  });

  it('leaves no task behind that a frame has come before', () => {
    const { updates, calls, tasks, frame } = bench();
    updates.show(option(1));
    frame();
    expect([calls.length, tasks.length]).toEqual([1, 0]);
  });

  it('does not touch the chart when nothing changed', () => {
    const { updates, calls, frame } = bench();
    updates.show(option(1));
    frame();
    updates.show(option(1));
    frame();
    expect(calls).toHaveLength(1);
  });

  it('resizes before it draws', () => {
    const { updates, calls, frame } = bench();
    updates.show(option(1));
    updates.resize();
    frame();
    expect(calls).toEqual(['resize auto auto', { option: option(1), how: merge }]);
  });

  it('does nothing after stop', () => {
    const { updates, calls, frame, task } = bench();
    updates.show(option(1));
    updates.stop();
    task();
    frame();
    expect(calls).toEqual([]);
  });
});
