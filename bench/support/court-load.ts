import { courtDayOf, startOfCourtDay } from '../../wire/court-day.ts';
import { caseNumberOf, eventId, type LoadEvent, lifeEvent, loadEvent, TODAY } from './load.ts';

/**
 * A court's log as it really grows: by cases that are worked on, closed, and followed by others. Cases
 * 0…499 are open, of all ages; closed ones have the numbers from there on.
 */
export const OPEN_CASES = 500;
/** Events of a whole life, the closing included. */
export const LIFE = 25;

const DAY_MS = 24 * 3_600_000;
/** An event of a case every five days: a life takes four months. */
const STEP_MS = 5 * DAY_MS;
/** One case after the other: some 5,000 a year, the earliest of 10⁶ events in 2016. */
const GAP_MS = 1.75 * 3_600_000;
/** The newest was closed an hour before the court's day began: cases leave the map at every age. */
const LAST_CLOSING = startOfCourtDay(TODAY) - 3_600_000;

/** How many events an open case has had. */
export function openAge(index: number): number {
  return 1 + (index % (LIFE - 1));
}

/** All that has happened to the open cases. */
export function* openCases(): Generator<LoadEvent> {
  for (let index = 0; index < OPEN_CASES; index += 1) {
    for (let round = 0; round < openAge(index); round += 1) yield loadEvent(index, round);
  }
}

/** Whole lives of the closed cases [from, to), one after the other; the first one is the newest. */
export function* closedCases(from: number, to: number): Generator<LoadEvent> {
  for (let nth = from; nth < to; nth += 1) {
    for (let round = 0; round < LIFE; round += 1) yield closedEvent(nth, round);
  }
}

/** How many closed cases a log of about `events` holds beside the open ones. */
export function closedCount(events: number): number {
  let open = 0;
  for (let index = 0; index < OPEN_CASES; index += 1) open += openAge(index);
  return Math.max(0, Math.round((events - open) / LIFE));
}

function closedEvent(nth: number, round: number): LoadEvent {
  const index = OPEN_CASES + nth;
  const begins = LAST_CLOSING - (LIFE - 1) * STEP_MS - nth * GAP_MS;
  const occurredAt = begins + round * STEP_MS;
  if (round < LIFE - 1) return lifeEvent(index, round, occurredAt, begins);
  return {
    id: eventId(index, round),
    type: 'case.closed',
    v: 1,
    occurredAt,
    caseNumber: caseNumberOf(index),
    body: { closedOn: courtDayOf(occurredAt), way: 'enforcementTerminated' },
  };
}
