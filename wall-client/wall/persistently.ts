const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Tries until it succeeds, waiting longer each time. A part of the page that was asked for while the
 * relay was restarting must come later, not never: React.lazy keeps the first answer for good.
 */
export async function persistently<T>(
  load: () => Promise<T>,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
    try {
      return await load();
    } catch (error) {
      console.warn('页面的一部分未能载入，稍后再试', error);
      await wait(pause);
    }
  }
}
