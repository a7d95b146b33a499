import { z } from 'zod';
import { answering } from '../support/answering.ts';
import type { StartedCandidate } from './candidate.ts';
import { isCandidate, startCandidate } from './candidates.ts';

/** One candidate in a process of its own: handler `start`. */
const starting = z.object({
  name: z.string(),
  cases: z.int(),
  turns: z.int(),
  file: z.string(),
});

let candidate: StartedCandidate | undefined;

answering(
  {
    start: async (argument) => {
      const { name, ...options } = starting.parse(argument);
      if (!isCandidate(name)) throw new Error(`no candidate ${name}`);
      candidate = await startCandidate(name, options);
      const { url, head, follow } = candidate;
      return { url, head, follow };
    },
  },
  async () => candidate?.close(),
);
