import { RECORDING_LIMITS } from '../recording/disk-room.ts';

/** Bytes; times in ms. */
export interface ExportLimits {
  /** So much stays free on the disk: recordings and the log come first. */
  readonly reserve: number;
  /** Exports that are made or wait for their turn: one is made at a time; a day of a run that does not end, at least. */
  readonly waiting: number;
  /** Exports that are kept, made ones and failed ones. */
  readonly kept: number;
  readonly keptFor: number;
  /** No more is exported at once. */
  readonly longest: number;
  /** Bytes a second: whoever records and watches goes first. */
  readonly rate: number;
}

export const EXPORT_LIMITS: ExportLimits = {
  reserve: RECORDING_LIMITS.reserve + 2 * 2 ** 30,
  waiting: 32,
  kept: 200,
  keptFor: 24 * 3_600_000,
  longest: 24 * 3_600_000,
  rate: 32 * 2 ** 20,
};

/** It cannot be made; the message says in Chinese why. */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed';
}
