/** How much of a stream is kept and told; durations are seconds unless named otherwise. */
export interface LiveLimits {
  /** EXT-X-TARGETDURATION, for ever the same: a segment that would round up beyond it is cut. */
  readonly targetDuration: number;
  /** A segment begins anew before it would be so long, key frame or not. */
  readonly segmentSeconds: number;
  /** The playlist names at least so many whole segments, once there are so many … */
  readonly listedSegments: number;
  /** … and at least so many seconds. */
  readonly listedSeconds: number;
  /** What left the playlist stays until so much media came after it (§6.2.2: segment + longest playlist). */
  readonly keptSeconds: number;
  /** Whatever comes: no more segments than this are listed, none has more parts than `partsOfSegment`. */
  readonly mostSegments: number;
  readonly partsOfSegment: number;
  /** Whatever comes: the media of one stream takes no more. */
  readonly mostBytes: number;
  /** A request for what is to come is held so long, ms. */
  readonly holdMs: number;
  /** After the end of its last run a stream's playlist stands so long, ms. */
  readonly standsMs: number;
  /** After that its segments can be had so long, ms. */
  readonly lingersMs: number;
}

export const LIVE_LIMITS: LiveLimits = {
  targetDuration: 2,
  segmentSeconds: 2.5,
  listedSegments: 6,
  listedSeconds: 12,
  keptSeconds: 20,
  mostSegments: 50,
  partsOfSegment: 100,
  mostBytes: 96 * 2 ** 20,
  holdMs: 6_000,
  standsMs: 60_000,
  lingersMs: 20_000,
};
