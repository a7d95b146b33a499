import type { Failure } from './recovery.ts';

/** One attempt at playing a stream: from its playlist to the video element. */
export interface Engine {
  /** Seconds from the newest media to what is on the screen; null: not known yet. */
  latency(): number | null;
  /** Seconds of latency that are aimed at; null: not known yet. */
  target(): number | null;
  /** When what is on the screen was taken, UTC ms of the stream's own clock; null: it does not say. */
  frameAt(): number | null;
  /** Frames that could not be shown in time. */
  dropped(): number;
  /** Leaves out what has been missed. */
  toLive(): void;
  /** Lets the decoder begin anew. */
  recover(): void;
  close(): void;
}

export interface EngineEvents {
  failed(failure: Failure): void;
  /** The playlist has grown since this engine opened it: what comes now is new. */
  advanced(): void;
}

export type OpenEngine = (video: HTMLVideoElement, url: string, on: EngineEvents) => Engine;
