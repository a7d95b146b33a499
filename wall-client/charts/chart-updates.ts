import { type ChangedParts, type ChartOption, changedParts } from './changed-parts.ts';
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
 * only what changed since the last applied option is handed over, and where nothing did, no turn is asked for.
 */
export function chartUpdates(instance: ChartInstance, queue: Pick<DrawQueue, 'add' | 'remove'>) {
  let applied: ChartOption | undefined;
  let wanted: ChartOption | undefined;
  /** From `applied` to `wanted`. */
  let parts: ChangedParts = UNCHANGED;
  let mustResize = false;

  function draw() {
    if (mustResize) {
      mustResize = false;
      // A bare resize() keeps the size that the instance was made with.
      instance.resize({ width: 'auto', height: 'auto' });
    }
    const { option, replaceSeries } = parts;
    applied = wanted;
    parts = UNCHANGED;
    if (!option) return;
    const how = { notMerge: false, silent: true };
    instance.setOption({ ...option }, replaceSeries ? { ...how, replaceMerge: ['series'] } : how);
  }

  return {
    show(option: ChartOption) {
      wanted = option;
      parts = changedParts(applied, option);
      if (parts.option) queue.add(draw);
    },
    resize() {
      mustResize = true;
      queue.add(draw);
    },
    stop() {
      queue.remove(draw);
      parts = UNCHANGED;
    },
  };
}
export type ChartUpdates = ReturnType<typeof chartUpdates>;

const UNCHANGED: ChangedParts = { option: undefined, replaceSeries: false };
