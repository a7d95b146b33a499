/** What a stream's window holds. */

export interface LiveRun {
  readonly runId: string;
  readonly init: Uint8Array;
  /** Seconds. */
  readonly partTarget: number;
}

export interface LivePart {
  /** Running number over all parts of the stream. */
  readonly number: number;
  readonly data: Uint8Array;
  /** Seconds. */
  readonly duration: number;
  readonly independent: boolean;
}

export interface LiveSegment {
  /** Its media sequence number. */
  readonly number: number;
  readonly run: LiveRun;
  /** It is the first of a run, and not the first of the stream. */
  readonly discontinuity: boolean;
  /** When its first frame was taken, UTC ms. */
  readonly startsAt: number;
  readonly parts: LivePart[];
}

/** Where a stream's numbers begin: a later beginning of the same stream must begin higher. */
export interface Numbering {
  readonly segment: number;
  readonly part: number;
  readonly discontinuity: number;
}

export function secondsOf(segment: LiveSegment): number {
  return segment.parts.reduce((seconds, { duration }) => seconds + duration, 0);
}
