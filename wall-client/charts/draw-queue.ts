/** Draws one chart as it is wanted by now. @returns whether anything had changed */
export type Draw = () => boolean;

/** Functions of the page. */
export interface DrawTimes {
  /** Runs with the next animation frame, before it is painted. */
  onFrame: (run: () => void) => void;
  /** Runs as a task of its own, soon. */
  soon: (run: () => void) => void;
  /** Monotonic ms. */
  now: () => number;
}

/** In a frame no further chart is begun after this time of drawing, ms. */
const FRAME_BUDGET = 6;
/** So many draws at most between two frames: their ink comes to the screen with the frame, all at once. */
const MOST_A_FRAME = 3;
/** Marks that may wait, where a chart cannot be drawn at all. */
const MOST_MARKS = 100;

/**
 * Lets the charts of a page draw one after the other: one a task, and in an animation frame as many as
 * its budget allows, and never more than a few in all between two frames, so that several that change at once make no long task. A chart that was drawn since
 * the last frame waits for the next; one that turns out not to have changed counts for nothing.
 */
export function drawQueue(times: DrawTimes) {
  const waiting = new Set<Draw>();
  const drawn = new Set<Draw>();
  let marks: { after: Set<Draw>; run: () => void }[] = [];
  /** Draws since the last frame was painted. */
  let inked = 0;
  let frameAsked = false;
  let taskAsked = false;

  function next(): Draw | undefined {
    if (inked >= MOST_A_FRAME) return undefined;
    for (const draw of waiting) if (!drawn.has(draw)) return draw;
    return undefined;
  }
  /** @returns whether it put ink on its canvas */
  function perform(draw: Draw): boolean {
    waiting.delete(draw);
    const ink = draw();
    if (ink) {
      drawn.add(draw);
      inked += 1;
    }
    for (const { after } of marks) after.delete(draw);
    return ink;
  }
  function frame() {
    frameAsked = false;
    drawn.clear();
    try {
      const began = times.now();
      for (let draw = next(); draw; draw = next()) {
        perform(draw);
        if (times.now() - began >= FRAME_BUDGET) break;
      }
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
    try {
      for (let draw = next(); draw; draw = next()) if (perform(draw)) break;
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
  now: () => performance.now(),
});
