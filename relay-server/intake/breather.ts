/**
 * Long work that lets the rest of the process (displays, reads, heartbeats) go on in between.
 * @param sliceMs how long it may work at a stretch
 * @returns to be called between two steps: what to wait for, if it is time
 */
export function breather(sliceMs: number): () => Promise<void> | undefined {
  let since = performance.now();
  const breathe = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  return () => (performance.now() - since < sliceMs ? undefined : breathe());
}
