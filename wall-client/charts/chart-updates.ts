import { type ChartOption, changedParts } from './changed-parts.ts';

/** The few calls of an ECharts instance that updates need. */
export interface ChartInstance {
  setOption: (
    option: Record<string, unknown>,
    how: { notMerge: boolean; replaceMerge?: string[]; silent: boolean },
  ) => void;
  resize: (to: { width: 'auto'; height: 'auto' }) => void;
}

/** Functions of the page; each later call is undone by its handle. */
export interface ChartTimes {
  /** Runs with the next animation frame, before it is painted. */
  onFrame: (run: () => void) => number;
  cancelFrame: (handle: number) => void;
  /** Runs as a task of its own, soon. */
  soon: (run: () => void) => number;
  cancelSoon: (handle: number) => void;
}

/**
 * Coalesces everything asked of one chart into at most one resize and one setOption per animation
 * frame; only what changed since the last applied option is handed over. It is drawn in a task of its
 * own, so that several charts make no long task, and at the latest in the next frame, so that the
 * frame after a commit shows it.
 */
export function chartUpdates(instance: ChartInstance, times: ChartTimes) {
  let applied: ChartOption | undefined;
  let wanted: ChartOption | undefined;
  let mustResize = false;
  let frame: number | undefined;
  let task: number | undefined;

  function draw() {
    if (task !== undefined) times.cancelSoon(task);
    task = undefined;
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
    // Drawn before this frame already: what comes now waits for it.
    if (frame !== undefined) return;
    frame = times.onFrame(() => {
      frame = undefined;
      draw();
    });
    task = times.soon(draw);
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
      if (frame !== undefined) times.cancelFrame(frame);
      if (task !== undefined) times.cancelSoon(task);
      frame = undefined;
      task = undefined;
      wanted = undefined;
    },
  };
}
export type ChartUpdates = ReturnType<typeof chartUpdates>;
