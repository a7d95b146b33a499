/**
 * What a picture is, told by its frames alone: what the relay says of a stream, and that data comes in,
 * proves nothing about what is on the screen.
 */
export type PictureState = 'waiting' | 'live' | 'stalled' | 'lost';

/** Without a new frame for longer than this, ms. */
export const STALLED_AFTER_MS = 3000;
export const LOST_AFTER_MS = 10_000;
/** Frames that come, but this far behind, are no live picture, seconds. */
export const BEHIND_S = 10;

export interface Evidence {
  /** Ms since the last new frame; null: none has come yet. */
  sinceFrame: number | null;
  /** Ms since a picture has been waited for. */
  sinceStart: number;
  /** Seconds behind live, where known. */
  latency: number | null;
}

export function pictureState({ sinceFrame, sinceStart, latency }: Evidence): PictureState {
  if (sinceFrame === null) return sinceStart > LOST_AFTER_MS ? 'lost' : 'waiting';
  if (sinceFrame > LOST_AFTER_MS) return 'lost';
  if (sinceFrame > STALLED_AFTER_MS) return 'stalled';
  return latency !== null && latency > BEHIND_S ? 'stalled' : 'live';
}

/** Two clocks, ms: `steady` never jumps but stands while the machine sleeps; `wall` is the date. */
export interface Instant {
  steady: number;
  wall: number;
}

/** Ms from one instant to another by the clock that ran further: sleep counts, and never too little. */
export function elapsed(from: Instant, to: Instant): number {
  return Math.max(0, to.steady - from.steady, to.wall - from.wall);
}

/** Ms by which the machine slept, or the page was frozen, between two ticks that should be close. */
export function missed(from: Instant, to: Instant, usual: number): number {
  return Math.max(0, elapsed(from, to) - usual);
}
