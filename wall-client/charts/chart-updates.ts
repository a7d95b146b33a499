import { type ChartOption, changedParts } from './changed-parts.ts';
import type { DrawQueue } from './draw-queue.ts';

/** The few calls of an ECharts instance that updates need. */
export interface ChartInstance {
  setOption: (
    option: Record<string, unknown>,
    how: { notMerge: boolean; replaceMerge?: string[]; silent: boolean },
  ) => void;
  resize: (to: { width: 'auto'; height: 'auto' }) => void;
}

/**
 * Coalesces everything asked of one chart until its turn to draw into one resize and one setOption;
 * only what changed since the last applied option is handed over.
 */
export function chartUpdates(instance: ChartInstance, queue: Pick<DrawQueue, 'add' | 'remove'>) {
  let applied: ChartOption | undefined;
  let wanted: ChartOption | undefined;
  let mustResize = false;

  function draw(): boolean {
    const resized = mustResize;
    if (resized) {
      mustResize = false;
      // A bare resize() keeps the size that the instance was made with.
      instance.resize({ width: 'auto', height: 'auto' });
    }
    if (!wanted) return resized;
    const { option, replaceSeries } = changedParts(applied, wanted);
    applied = wanted;
    wanted = undefined;
    if (!option) return resized;
    const how = { notMerge: false, silent: true };
    instance.setOption({ ...option }, replaceSeries ? { ...how, replaceMerge: ['series'] } : how);
    return true;
  }

  return {
    show(option: ChartOption) {
      wanted = option;
      queue.add(draw);
    },
    resize() {
      mustResize = true;
      queue.add(draw);
    },
    stop() {
      queue.remove(draw);
      wanted = undefined;
    },
  };
}
export type ChartUpdates = ReturnType<typeof chartUpdates>;
