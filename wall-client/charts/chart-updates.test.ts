import { describe, expect, it } from 'vitest';
import { chartUpdates } from './chart-updates.ts';

function bench() {
  const frames: (() => void)[] = [];
  const calls: unknown[] = [];
  const updates = chartUpdates(
    {
      setOption: (option, how) => calls.push({ option, how }),
      resize: ({ width, height }) => calls.push(`resize ${width} ${height}`),
    },
    (run) => frames.push(run),
    () => frames.splice(0),
  );
  const frame = () => {
    for (const run of frames.splice(0)) run();
  };
  return { updates, calls, frames, frame };
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
    const { updates, calls, frame } = bench();
    updates.show(option(1));
    updates.stop();
    frame();
    expect(calls).toEqual([]);
  });
});
