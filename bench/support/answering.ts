import { z } from 'zod';
import type { usage } from './child.ts';

const question = z.object({ call: z.int(), name: z.string(), argument: z.unknown() });

const MOST_CLOSING_MS = 5_000;

export type Handlers = Readonly<Record<string, (argument: unknown) => unknown>>;

/**
 * The child's end: answers calls of the parent, one handler a name, and ends with the parent.
 * @param close lets go of everything when the parent is done or gone
 */
export function answering(handlers: Handlers, close: () => Promise<void>): void {
  const all: Handlers = { ...handlers, usage: ownUsage };
  process.on('message', async (message) => {
    const { call, name, argument } = question.parse(message);
    const handler = all[name];
    try {
      if (!handler) throw new Error(`no handler ${name}`);
      answer({ call, value: (await handler(argument)) ?? null });
    } catch (error) {
      answer({ call, value: null, error: error instanceof Error ? error.stack : `${error}` });
    }
  });
  process.once('disconnect', () => {
    // Whatever is still under way is nobody's any more.
    setTimeout(() => process.exit(1), MOST_CLOSING_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

/** A parent that is gone is answered no more. */
function answer(message: object): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function ownUsage(): z.infer<typeof usage> {
  const { user, system } = process.cpuUsage();
  return { cpuUs: user + system, rss: process.memoryUsage.rss() };
}
