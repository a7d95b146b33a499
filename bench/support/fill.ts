import { z } from 'zod';
import type { Recorder } from '../../relay-server/intake/recorder.ts';
import { closedCases, openCases } from './court-load.ts';
import { chunked, type LoadEvent, loadCasewise, loadPast, loadRoundwise } from './load.ts';

/**
 * Part of the load: `casewise` rounds [from, to) of each case in turn (a case is read once, so that
 * many events go in fast), `roundwise` all cases at each round (as live events come), `past` what
 * precedes the live load (from and to mean nothing), `open` the open cases of a court (no number means
 * anything), `closed` its closed cases [from, to).
 */
export const filling = z.object({
  order: z.enum(['casewise', 'roundwise', 'past', 'open', 'closed']),
  cases: z.int(),
  from: z.int(),
  to: z.int(),
});

const BATCH = 2_000;

/** Records it straight, without HTTP, in large commits. @throws Error when an event is refused */
export function fill(recorder: Recorder, part: z.infer<typeof filling>): Promise<void> {
  return recordAll(recorder, eventsOf(part));
}

function eventsOf({ order, cases, from, to }: z.infer<typeof filling>): Iterable<LoadEvent> {
  switch (order) {
    case 'casewise':
      return loadCasewise(cases, from, to);
    case 'roundwise':
      return loadRoundwise(cases, from, cases * (to - from));
    case 'past':
      return loadPast(cases);
    case 'open':
      return openCases();
    case 'closed':
      return closedCases(from, to);
  }
}

/** @throws Error when an event is refused */
export async function recordAll(recorder: Recorder, events: Iterable<LoadEvent>): Promise<void> {
  for (const chunk of chunked(events, BATCH)) {
    const { rejected } = await recorder.record('bench', chunk);
    const [refused] = rejected;
    if (refused) throw new Error(`the load was refused: ${JSON.stringify(refused)}`);
  }
}
