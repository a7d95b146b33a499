/** A browser that is never idle does it after this time all the same. */
const AT_LATEST_MS = 2_000;

/** Does what nobody waits for when the browser has time. @returns undo, before it is done */
export function whenIdle(work: () => void): () => void {
  const asked = requestIdleCallback(work, { timeout: AT_LATEST_MS });
  return () => cancelIdleCallback(asked);
}
