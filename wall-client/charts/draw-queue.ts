/** Draws one chart as it is wanted by now. */
export type Draw = () => void;

/** Functions of the page. */
export interface DrawTimes {
  /** Runs with the next animation frame, before it is painted. */
  onFrame: (run: () => void) => void;
  /** Runs as a task of its own, soon. */
  soon: (run: () => void) => void;
  /** Runs within the task that runs now, at its end. */
  atEnd: (run: () => void) => void;
  /** Monotonic ms. */
  now: () => number;
}

/** In a frame, and at the end of a task, no further chart is begun after this time of drawing, ms. */
const BUDGET = 6;
/** At the end of a task only what was drawn within this time before, ms. */
const QUICK = 14;
/** So many draws at most between two frames: their ink comes to the screen with the frame, all at once. */
const MOST_A_FRAME = 3;
const ANY = Number.POSITIVE_INFINITY;
/** Marks that may wait, where a chart cannot be drawn at all. */
const MOST_MARKS = 100;

/**
 * Lets the charts of a page draw one after the other, so that several that change at once make no long task and
 * still come to the screen with the next frame where they can: some at the end of the task in which they were
 * asked for, some in the frame, as many as the budget allows, the rest in tasks of their own; never more than a
 * few in all between two frames. A chart that was drawn since the last frame waits for the next.
 */
export function drawQueue(times: DrawTimes) {
  const waiting = new Set<Draw>();
  const drawn = new Set<Draw>();
  /** What each chart's last drawing took, ms. */
  const took = new WeakMap<Draw, number>();
  let marks: { after: Set<Draw>; run: () => void }[] = [];
  /** Draws since the last frame was painted. */
  let inked = 0;
  let frameAsked = false;
  let taskAsked = false;
  let endAsked = false;

  function next(within = ANY): Draw | undefined {
    if (inked >= MOST_A_FRAME) return undefined;
    for (const draw of waiting) {
      // What was never drawn may take any time.
      if (!drawn.has(draw) && (took.get(draw) ?? ANY) <= within) return draw;
    }
    return undefined;
  }
  function several(within?: number) {
    const began = times.now();
    for (let draw = next(within); draw; draw = next(within)) {
      perform(draw);
      if (times.now() - began >= BUDGET) break;
    }
  }
  function perform(draw: Draw) {
    waiting.delete(draw);
    drawn.add(draw);
    inked += 1;
    const began = times.now();
    draw();
    took.set(draw, times.now() - began);
    for (const { after } of marks) after.delete(draw);
  }
  function frame() {
    frameAsked = false;
    drawn.clear();
    try {
      several();
    } finally {
      drawn.clear();
      inked = 0;
      const done = marks.filter(({ after }) => after.size === 0);
      marks = marks.filter(({ after }) => after.size > 0);
      for (const { run } of done) run();
      ask();
    }
  }
  function task() {
    taskAsked = false;
    const draw = next();
    try {
      if (draw) perform(draw);
    } finally {
      ask();
    }
  }
  function end() {
    endAsked = false;
    try {
      several(QUICK);
    } finally {
      ask();
    }
  }
  function ask() {
    if (!frameAsked && (waiting.size > 0 || marks.length > 0)) {
      frameAsked = true;
      times.onFrame(frame);
    }
    if (!taskAsked && next()) {
      taskAsked = true;
      times.soon(task);
    }
  }

  return {
    /** Wants a chart drawn. */
    add(draw: Draw): void {
      waiting.add(draw);
      ask();
      if (!endAsked) {
        endAsked = true;
        times.atEnd(end);
      }
    },
    /** A chart is no more: nobody waits for it. */
    remove(draw: Draw): void {
      waiting.delete(draw);
      drawn.delete(draw);
      for (const { after } of marks) after.delete(draw);
    },
    /**
     * Runs within the first frame whose paint shows all charts that wait by now, as they are wanted by
     * now or newer; never if one of them fails to draw. Later calls do not run before earlier ones.
     */
    whenDrawn(run: () => void): void {
      // Each says more than those before it: the oldest can be spared.
      marks = [...marks.slice(1 - MOST_MARKS), { after: new Set(waiting), run }];
      ask();
    },
  };
}
export type DrawQueue = ReturnType<typeof drawQueue>;

/** The queue of this page. */
export const pageDraws = drawQueue({
  onFrame: (run) => requestAnimationFrame(run),
  soon: (run) => setTimeout(run),
  atEnd: (run) => queueMicrotask(run),
  now: () => performance.now(),
});
