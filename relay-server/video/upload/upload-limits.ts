import { z } from 'zod';

const ms = z.int().min(0);

/** What reading an uploaded file may take. */
export const rewriteLimits = z.strictObject({
  /** ffmpeg gives nothing for so long although it might: it is ended. */
  stallMs: ms.default(60_000),
  /** All of it. */
  longestMs: ms.default(6 * 3_600_000),
  /** Of the media: longer is no recording of one day's work. Seconds. */
  mediaSeconds: z.int().default(24 * 3_600),
  /** Either side of the picture, and both together. */
  side: z.int().default(8_192),
  pixels: z.int().default(8_192 * 4_320),
});
export type RewriteLimits = z.infer<typeof rewriteLimits>;

/** What uploads may take; bytes, times in ms. */
export interface UploadLimits {
  readonly file: number;
  /** Not whole yet: of one source, and of all. */
  readonly openOfSource: number;
  readonly open: number;
  /** One that nothing came of for so long is thrown away. */
  readonly idle: number;
  /** What became of one is told for so long. */
  readonly told: number;
  /** Stays free on the disk besides the recordings' reserve: live goes first. */
  readonly spare: number;
  /** Is flushed, and noted as received, at least so often. */
  readonly piece: number;
  readonly checkpoint: number;
  /** How much later than now a first frame may have been taken: clocks differ. */
  readonly ahead: number;
  readonly sweepEvery: number;
  /** Until what could not be checked is tried again, and how often a process may die over it. */
  readonly retry: number;
  readonly tries: number;
  readonly rewrite: RewriteLimits;
}

const GIB = 2 ** 30;
const DAY = 86_400_000;

export const UPLOAD_LIMITS: UploadLimits = {
  file: 20 * GIB,
  openOfSource: 16,
  open: 64,
  idle: 7 * DAY,
  told: 30 * DAY,
  spare: 2 * GIB,
  piece: 2 * 2 ** 20,
  checkpoint: 16 * 2 ** 20,
  ahead: 10 * 60_000,
  sweepEvery: 10 * 60_000,
  retry: 30_000,
  tries: 3,
  rewrite: rewriteLimits.parse({}),
};
