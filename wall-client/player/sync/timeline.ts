/** The part of a showing's timeline that playback goes by: real UTC ms of the machine's clock, ms of the clip. */
export interface Timing {
  readonly startsAt: number;
  readonly offsetMs: number;
  /** Playback stands here. */
  readonly pausedAtMs: number | null;
}

/**
 * Where the clip is to be at an instant; below `offsetMs`: so long before it starts.
 * @param at the machine's clock, UTC ms
 */
export function placeAt({ startsAt, offsetMs, pausedAtMs }: Timing, at: number): number {
  return pausedAtMs ?? offsetMs + (at - startsAt);
}
