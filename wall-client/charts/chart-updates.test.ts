import { describe, expect, it } from 'vitest';
import { chartUpdates } from './chart-updates.ts';
import type { Draw } from './draw-queue.ts';

function bench() {
  const waiting = new Set<Draw>();
  const calls: unknown[] = [];
  const updates = chartUpdates(
    {
      setOption: (option, how) => calls.push({ option, how }),
      resize: ({ width, height }) => calls.push(`resize ${width} ${height}`),
    },
    { add: (draw) => waiting.add(draw), remove: (draw) => waiting.delete(draw) },
  );
  const turn = () => {
    for (const draw of [...waiting]) {
      waiting.delete(draw);
      draw();
    }
  };
  return { updates, calls, waiting, turn };
}
const option = (value: number) => ({ series: [{ id: 'a', data: [value] }] });
const merge = { notMerge: false, silent: true };

describe('chartUpdates', () => {
  it('makes one setOption of many updates until its turn, with the newest', () => {
    const { updates, calls, waiting, turn } = bench();
    updates.show(option(1));
    updates.show(option(2));
    updates.show(option(3));
    expect([calls.length, waiting.size]).toEqual([0, 1]);
    turn();
    expect(calls).toEqual([{ option: option(3), how: merge }]);
  });

  it('does not touch the chart when nothing changed, nor ask for a turn', () => {
    const { updates, calls, waiting, turn } = bench();
    updates.show(option(1));
    turn();
    updates.show(option(1));
    expect(waiting.size).toBe(0);
    turn();
    expect(calls).toHaveLength(1);
  });

  it('what was changed and changed back before its turn is left as it is', () => {
    const { updates, calls, turn } = bench();
    updates.show(option(1));
    turn();
    updates.show(option(2));
    updates.show(option(1));
    turn();
    updates.show(option(2));
    turn();
    expect(calls).toEqual([1, 2].map((value) => ({ option: option(value), how: merge })));
  });

  it('resizes before it draws', () => {
    const { updates, calls, turn } = bench();
    updates.show(option(1));
    updates.resize();
    turn();
    expect(calls).toEqual(['resize auto auto', { option: option(1), how: merge }]);
  });

  it('does nothing after stop', () => {
    const { updates, calls, turn } = bench();
    updates.show(option(1));
    updates.stop();
    turn();
    expect(calls).toEqual([]);
  });
});
