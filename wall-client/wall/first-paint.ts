import { persistently } from './persistently.ts';
import { startAnew } from './start-anew.ts';

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

/** Loads a module after the first paint, however often it takes: for React.lazy. */
export async function afterFirstPaint<T>(load: () => Promise<T>): Promise<T> {
  await Promise.race([painted, wait(AT_LATEST_MS)]);
  return persistently(load, { wait, startAnew });
}

/** Loads a module now, however often it takes: for the scene that a room begins with. */
export function atOnce<T>(load: () => Promise<T>): Promise<T> {
  return persistently(load, { wait, startAnew });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
