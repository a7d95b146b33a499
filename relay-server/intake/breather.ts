/**
 * Long work that lets the rest of the process (displays, reads, heartbeats) go on in between.
 * @param sliceMs how long it may work at a stretch
 * @returns to be awaited between two steps
 */
export function breather(sliceMs: number): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
