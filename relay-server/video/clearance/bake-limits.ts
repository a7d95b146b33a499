import { RECORDING_LIMITS } from '../recording/disk-room.ts';

/** Bytes; times in ms. */
export interface BakeLimits {
  /** No derivative is longer. */
  readonly longest: number;
  /** Stretches between gaps of one clip. */
  readonly pieces: number;
  /** Derivatives that are kept: so many bytes, so many of them. */
  readonly storeBytes: number;
  readonly stored: number;
  /** So much stays free on the disk: recordings and the log come first. */
  readonly reserve: number;
  /** A bake may take so long, and for each ms of the clip so many more. */
  readonly time: number;
  readonly timeEach: number;
}

export const BAKE_LIMITS: BakeLimits = {
  longest: 600_000,
  pieces: 12,
  storeBytes: 20 * 2 ** 30,
  stored: 1_000,
  reserve: RECORDING_LIMITS.reserve + 2 * 2 ** 30,
  time: 120_000,
  timeEach: 20,
};

/** Pictures a second of every derivative. */
export const RATE = 25;
/** ms that one picture is shown. */
export const FRAME_MS = 1000 / RATE;
/** Samples of sound a second. */
export const SAMPLE_RATE = 48_000;
/** Of picture and sound together, bits a second at most. */
export const MOST_BITRATE = 8_500_000;

/** Bytes that a derivative of this length takes at most, about. */
export function mostBytes(ms: number): number {
  return Math.ceil((ms / 1000) * (MOST_BITRATE / 8)) + 2 ** 20;
}

/** It cannot be made; the message says in Chinese why. */
export class BakeFailed extends Error {
  override readonly name = 'BakeFailed';
}
