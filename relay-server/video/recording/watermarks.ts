const GIB = 2 ** 30;

/** Bytes of room below which something is done about it, descending. */
export interface Marks {
  /** It is told; all is still recorded. */
  readonly low: number;
  /** A quarter, half, three quarters of the streams are not recorded any more. */
  readonly shed: readonly [number, number, number];
  /** Nothing is recorded any more. */
  readonly stop: number;
}

/**
 * Of the disk's free room. Our assumption [A]: nine streams of 4 Mbit/s write 16 GiB an hour, so that
 * the first warning comes two hours before anything stops; what is left at the end is the log's.
 */
export const DISK_MARKS: Marks = {
  low: 40 * GIB,
  shed: [16 * GIB, 12 * GIB, 8 * GIB],
  stop: 4 * GIB,
};

/** Of what a bound on all recordings leaves, bytes: shares of the bound that stand to one another as the disk's marks. */
export function marksOfBound(most: number): Marks {
  const share = (percent: number) => (most / 100) * percent;
  return { low: share(20), shed: [share(8), share(6), share(4)], stop: share(2) };
}

/** A mark that was passed downwards is passed upwards only with so much more room. */
export const HYSTERESIS = 1.1;

/** 0: enough room; 1: low; 2, 3, 4: a quarter, half, three quarters are not recorded; 5: nothing is. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;
export const LOW: Level = 1;
const FIRST_SHED: Level = 2;
export const STOPPED: Level = 5;

/** @param room bytes that may yet be recorded. @param before the level until now */
export function levelAfter(before: Level, room: number, marks: Marks): Level {
  const now = levelOf(room, marks);
  if (now >= before) return now;
  const held = levelOf(room / HYSTERESIS, marks);
  return held < before ? held : before;
}

function levelOf(room: number, { low, shed, stop }: Marks): Level {
  if (room < stop) return STOPPED;
  if (room < shed[2]) return 4;
  if (room < shed[1]) return 3;
  if (room < shed[0]) return FIRST_SHED;
  return room < low ? LOW : 0;
}

/** A recording that goes on, and what speaks for it. */
export interface Candidate {
  readonly id: string;
  readonly isHeld: boolean;
  readonly isOfCase: boolean;
}

/**
 * Who is not recorded at a level. The least important first: what is of no case, then what is of a
 * case, last what is under legal hold; of equals the one that was opened last. The most important one
 * goes on until nothing is recorded.
 * @param open in the order in which they were opened
 */
export function shedAt(level: Level, open: readonly Candidate[]): ReadonlySet<string> {
  const quarters = level < FIRST_SHED ? 0 : level - LOW;
  const many = Math.floor((open.length * quarters) / 4);
  const leastFirst = open
    .map((one, at) => ({ ...one, at }))
    .sort((a, b) => importance(a) - importance(b) || b.at - a.at);
  return new Set(leastFirst.slice(0, many).map(({ id }) => id));
}

function importance({ isHeld, isOfCase }: Candidate): number {
  if (isHeld) return 2;
  return isOfCase ? 1 : 0;
}
