/**
 * Runs what is asked for at once, but only once between two animation frames: what is asked for after
 * that runs right after the next frame, once. A single piece of news does not wait for a frame before
 * work on it begins; a flood costs one run a frame; the frame itself stays free for drawing. While no
 * frames come (a hidden page) nothing runs.
 *
 * @param onFrame runs a function with the next animation frame
 * @param afterFrame called within a frame: runs a function as a task of its own after it
 * @param visible whether frames are to be expected
 * @returns takes what is to run; only the newest asked for is kept
 */
export function frameGate(
  onFrame: (run: () => void) => void,
  afterFrame: (run: () => void) => void,
  visible: () => boolean,
): (run: () => void) => void {
  let waiting: (() => void) | undefined;
  let closed = false;

  function close() {
    closed = true;
    onFrame(frame);
  }
  function frame() {
    if (waiting) afterFrame(pass);
    else closed = false;
  }
  function pass() {
    const run = waiting;
    waiting = undefined;
    close();
    run?.();
  }

  return (run) => {
    waiting = run;
    if (closed) return;
    if (visible()) pass();
    else close();
  };
}
