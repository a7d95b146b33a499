import type { Browser, Page } from 'playwright';
import { z } from 'zod';

const traced = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.int(),
      tid: z.int(),
      /** CPU time, µs. */
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).loose().optional(),
    }),
  ),
});

/**
 * CPU of each task of the main threads of the browser's pages while something ran, ms: what a task takes by itself,
 * whatever else the machine does.
 * @throws ZodError when Chromium writes its traces otherwise
 */
export async function taskCpu(
  browser: Browser,
  page: Page,
  run: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await run();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  const { traceEvents } = traced.parse(trace);
  const mains = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [],
    ),
  );
  return traceEvents.flatMap(({ name, pid, tid, tdur }) =>
    name === 'ThreadControllerImpl::RunTask' && tdur !== undefined && mains.has(`${pid} ${tid}`)
      ? [tdur / 1_000]
      : [],
  );
}
