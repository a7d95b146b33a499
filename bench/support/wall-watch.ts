import type { Page } from 'playwright';

export interface Stamp {
  readonly seq: number;
  /** The page's clock, UTC ms. */
  readonly at: number;
}

interface Watch {
  /** By attribute of <html>. */
  readonly stamps: Record<string, Stamp[]>;
  /** Tasks of the main thread over 50 ms: start (page time) and duration, ms. */
  readonly longTasks: { start: number; ms: number }[];
  /** When an animation frame was last asked for, page time, ms. */
  frameAskedAt: number;
}

declare global {
  interface Window {
    watch?: Watch;
  }
}

/**
 * From before the page's first script on: when `data-seq` and `data-appended` move; long tasks; when
 * frames are asked for.
 */
export function watchPage(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const watch: Watch = {
      stamps: { 'data-seq': [], 'data-appended': [] },
      longTasks: [],
      frameAskedAt: 0,
    };
    window.watch = watch;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) => {
      watch.frameAskedAt = performance.now();
      return ask(run);
    };
    new MutationObserver((changes) => {
      const at = performance.timeOrigin + performance.now();
      for (const { attributeName } of changes) {
        const stamps = watch.stamps[attributeName ?? ''];
        const seq = Number(document.documentElement.getAttribute(attributeName ?? ''));
        stamps?.push({ seq, at });
      }
    }).observe(document, {
      attributes: true,
      subtree: true,
      attributeFilter: ['data-seq', 'data-appended'],
    });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        watch.longTasks.push({ start: startTime, ms: duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
}

export function stampsOf(page: Page, attribute: 'data-seq' | 'data-appended'): Promise<Stamp[]> {
  return page.evaluate((name) => window.watch?.stamps[name] ?? [], attribute);
}

export function longTasksOf(page: Page): Promise<{ start: number; ms: number }[]> {
  return page.evaluate(() => window.watch?.longTasks ?? []);
}

/** Resolves when the page shows the log up to `seq`. */
export async function shows(page: Page, seq: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => Number(document.documentElement.dataset.seq) >= wanted,
    seq,
    { timeout: 30_000, polling: 50 },
  );
}

/** Resolves when the main thread has had no long task for `quietMs`. */
export async function settled(page: Page, quietMs: number): Promise<void> {
  await page.waitForFunction(
    (quiet) => {
      const last = window.watch?.longTasks.at(-1);
      return performance.now() - (last ? last.start + last.ms : 0) > quiet;
    },
    quietMs,
    { timeout: 60_000, polling: 100 },
  );
}

/** When each seq was first shown, on our clock; undefined for one that never was. */
export function shownAt(stamps: readonly Stamp[], seq: number, offset: number): number | undefined {
  const first = stamps.find((stamp) => stamp.seq >= seq);
  return first && first.at - offset;
}

/** Resolves when nothing moves: no animation runs and no frame has been asked for lately. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const quiet = performance.now() - (window.watch?.frameAskedAt ?? 0) > 200;
      return quiet && document.getAnimations().length === 0;
    },
    undefined,
    { timeout: 30_000, polling: 100 },
  );
}
