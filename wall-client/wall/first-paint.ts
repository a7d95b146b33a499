/**
 * The first figures come before everything heavy: fonts, charts and maps are fetched only once they
 * are on the screen, or when there has been nothing to paint for a while.
 */
let announce: () => void;
const painted = new Promise<void>((resolve) => {
  announce = resolve;
});

const AT_LATEST_MS = 4000;

/** Call when the first figures have been committed: resolves after they were really painted. */
export function firstFiguresCommitted() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.mark('first-figures');
      announce();
    }),
  );
}

/** Loads a module after the first paint: for React.lazy. */
export async function afterFirstPaint<T>(load: () => Promise<T>): Promise<T> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, AT_LATEST_MS));
  await Promise.race([painted, late]);
  return load();
}
