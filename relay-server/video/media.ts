/**
 * What passes between the halves of the video side: `ingest/` (a process of its own that takes
 * streams in and cuts them into parts) and `live/` (which serves the parts as Low-Latency HLS).
 * Times are seconds unless named otherwise; instants are UTC ms of this machine's clock.
 */

/** One unbroken coming-in of a stream: from a connection to its loss. Its parts share an init segment. */
export interface MediaRun {
  readonly streamId: string;
  /** Opaque, unique among all runs: part of the addresses of its segments. */
  readonly runId: string;
  /** The fMP4 initialisation segment (`ftyp` + `moov`). */
  readonly init: Uint8Array;
  /** RFC 6381, for EXT-X-STREAM-INF and players: `avc1.64001f,mp4a.40.2`. */
  readonly codecs: string;
  readonly width: number;
  readonly height: number;
  readonly audio: boolean;
  /** No part of the run is longer. */
  readonly partTarget: number;
  readonly startedAt: number;
}

/** About 200 ms of media: whole frames, one or more `moof` + `mdat`. */
export interface MediaPart {
  readonly streamId: string;
  readonly runId: string;
  readonly data: Uint8Array;
  readonly duration: number;
  /** It starts with a key frame. */
  readonly independent: boolean;
  /** It is the first of a segment. The first part of a run always is, and independent too. */
  readonly startsSegment: boolean;
  /** When its first frame was taken, as well as is known. */
  readonly capturedAt: number;
}

/** Why a run is over. */
export type RunEnd =
  /** The publisher hung up. */
  | 'closed'
  /** Nothing came any more although the connection stood. */
  | 'silent'
  /** What came could not be understood. */
  | 'unreadable'
  /** The stream's key was revoked, or its registration was. */
  | 'revoked'
  /** The converting process failed. */
  | 'failed';

export interface RunEnded {
  readonly streamId: string;
  readonly runId: string;
  readonly reason: RunEnd;
  /** Of the last whole frame; null: there was none. */
  readonly lastFrameAt: number | null;
}

/** Takes what `ingest/` gives, in order: a run's beginning, its parts, its end. */
export interface MediaSink {
  begin(run: MediaRun): void;
  part(part: MediaPart): void;
  end(ended: RunEnded): void;
}
