import type { Page } from 'playwright/test';

/** What a page holds after the garbage is gone. */
export interface Held {
  nodes: number;
  listeners: number;
  heapBytes: number;
}

/** Measures a page from outside, through the browser's own protocol. */
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
      heapBytes: metric('JSHeapUsedSize'),
    };
  };
}
