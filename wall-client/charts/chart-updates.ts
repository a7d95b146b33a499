import { type ChartOption, changedParts } from './changed-parts.ts';

/** The few calls of an ECharts instance that updates need. */
export interface ChartInstance {
  setOption: (
    option: Record<string, unknown>,
    how: { notMerge: boolean; replaceMerge?: string[]; silent: boolean },
  ) => void;
  resize: (to: { width: 'auto'; height: 'auto' }) => void;
}

/**
 * Coalesces everything asked of one chart into at most one resize and one setOption per animation
 * frame; only what changed since the last applied option is handed over.
 */
export function chartUpdates(
  instance: ChartInstance,
  onFrame: (run: () => void) => number,
  cancelFrame: (handle: number) => void,
) {
  let applied: ChartOption | undefined;
  let wanted: ChartOption | undefined;
  let mustResize = false;
  let frame: number | undefined;

  function flush() {
    frame = undefined;
    if (mustResize) {
      mustResize = false;
      // A bare resize() keeps the size that the instance was made with.
      instance.resize({ width: 'auto', height: 'auto' });
    }
    if (!wanted) return;
    const { option, replaceSeries } = changedParts(applied, wanted);
    applied = wanted;
    wanted = undefined;
    if (!option) return;
    const how = { notMerge: false, silent: true };
    instance.setOption({ ...option }, replaceSeries ? { ...how, replaceMerge: ['series'] } : how);
  }
  function ask() {
    frame ??= onFrame(flush);
  }

  return {
    show(option: ChartOption) {
      wanted = option;
      ask();
    },
    resize() {
      mustResize = true;
      ask();
    },
    stop() {
      if (frame !== undefined) cancelFrame(frame);
      frame = undefined;
      wanted = undefined;
    },
  };
}
export type ChartUpdates = ReturnType<typeof chartUpdates>;
