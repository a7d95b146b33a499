const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** What is done between two tries. */
export interface Between {
  wait(ms: number): Promise<void>;
  /** Called from the second failure on: trying again may not be enough. */
  startAnew(): Promise<void>;
}

/**
 * Tries until it succeeds, waiting longer each time. A part of the page that was asked for while the
 * relay was restarting must come later, not never: React.lazy keeps the first answer for good.
 */
export async function persistently<T>(load: () => Promise<T>, between: Between): Promise<T> {
  let pause = FIRST_WAIT_MS;
  for (let failures = 1; ; failures += 1) {
    try {
      return await load();
    } catch (error) {
      console.warn('页面的一部分未能载入，稍后再试', error);
      if (failures > 1) await between.startAnew();
      await between.wait(pause);
      pause = Math.min(LONGEST_WAIT_MS, pause * 2);
    }
  }
}
