import { z } from 'zod';
import type { Recorder } from '../../relay-server/intake/recorder.ts';
import { chunked, type LoadEvent, loadCasewise, loadRoundwise } from './load.ts';

/**
 * Part of the load: `casewise` rounds [from, to) of each case in turn (a case is read once, so that
 * many events go in fast), `roundwise` all cases at each round (as live events come).
 */
export const filling = z.object({
  order: z.enum(['casewise', 'roundwise']),
  cases: z.int(),
  from: z.int(),
  to: z.int(),
});

const BATCH = 2_000;

/** Records it straight, without HTTP, in large commits. @throws Error when an event is refused */
export async function fill(
  recorder: Recorder,
  { order, cases, from, to }: z.infer<typeof filling>,
): Promise<void> {
  const events =
    order === 'casewise'
      ? loadCasewise(cases, from, to)
      : loadRoundwise(cases, from, cases * (to - from));
  await recordAll(recorder, events);
}

/** @throws Error when an event is refused */
export async function recordAll(recorder: Recorder, events: Iterable<LoadEvent>): Promise<void> {
  for (const chunk of chunked(events, BATCH)) {
    const { rejected } = await recorder.record('bench', chunk);
    const [refused] = rejected;
    if (refused) throw new Error(`the load was refused: ${JSON.stringify(refused)}`);
  }
}
