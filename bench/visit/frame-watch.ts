import type { Page } from 'playwright';

/** What happened on a page, times by its own clock, ms. */
export interface SeenFrames {
  /** Begin of each animation frame. */
  readonly frames: number[];
  /** When a key was pressed. */
  readonly keys: number[];
}

declare global {
  interface Window {
    seenFrames?: SeenFrames;
  }
}

/** From before the page's first script on: every animation frame, every key. */
export async function watchFrames(page: Page): Promise<void> {
  // What tsx puts around functions that have a name, for their names' sake.
  await page.addInitScript('window.__name ??= (named) => named');
  await page.addInitScript(() => {
    const seen: SeenFrames = { frames: [], keys: [] };
    window.seenFrames = seen;
    const next = () => {
      seen.frames.push(performance.now());
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    window.addEventListener('keydown', () => seen.keys.push(performance.now()), { capture: true });
  });
}

/** @throws Error when the page was not watched */
export async function framesOf(page: Page): Promise<SeenFrames> {
  const seen = await page.evaluate(() => window.seenFrames);
  if (!seen) throw new Error('the page was not watched');
  return seen;
}
