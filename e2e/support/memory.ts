import type { Page } from 'playwright/test';

/** What a page holds after the garbage is gone. */
export interface Held {
  nodes: number;
  listeners: number;
  /** Timeouts and intervals that have been set and neither came nor were cleared. */
  timers: number;
  heapBytes: number;
}

declare global {
  interface Window {
    timersHeld?: Set<unknown>;
  }
}

/** Before a page is opened: its timers are counted from now on. */
export async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = new Set<unknown>();
    window.timersHeld = held;
    const { setTimeout: once, setInterval: again, clearTimeout: clear } = window;
    const timeout = (work: TimerHandler, ms?: number, ...given: unknown[]) => {
      const come = () => {
        held.delete(timer);
        if (typeof work === 'function') work(...given);
      };
      const timer = once.call(window, come, ms);
      held.add(timer);
      return timer;
    };
    const interval = (work: TimerHandler, ms?: number, ...given: unknown[]) => {
      const come = () => {
        if (typeof work === 'function') work(...given);
      };
      const timer = again.call(window, come, ms);
      held.add(timer);
      return timer;
    };
    const cleared = (timer?: number) => {
      held.delete(timer);
      clear.call(window, timer);
    };
    Object.assign(window, {
      ...{ setTimeout: timeout, setInterval: interval },
      ...{ clearTimeout: cleared, clearInterval: cleared },
    });
  });
}

/** Measures a page whose timers are counted, from outside, through the browser's own protocol. */
export async function memoryOf(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      timers: await page.evaluate(() => window.timersHeld?.size ?? Number.NaN),
      heapBytes: metric('JSHeapUsedSize'),
    };
  };
}
