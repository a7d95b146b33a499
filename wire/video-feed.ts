import './jitless.ts';
import * as z from 'zod/mini';

/** Streams of one feed. A wall shows nine. */
export const MOST_FED = 16;

const stream = z.string().check(z.minLength(1), z.maxLength(40));
const count = z.int().check(z.minimum(0));
const bytes = z.int().check(z.minimum(0), z.maximum(32 * 2 ** 20));

/**
 * The head of a message on a page's feed of live video (docs/video.md, "Feed"): a line of JSON; `bytes`
 * bytes follow it.
 */
export const feedHead = z.discriminatedUnion('kind', [
  /** The stream's playlist as it is now, and how far that has come. */
  z.object({
    kind: z.literal('playlist'),
    stream,
    /** Number of the newest whole segment. */
    whole: count,
    /** Number of the newest segment, whole or growing, and how many parts it has. */
    segment: count,
    parts: count,
    bytes,
  }),
  z.object({
    kind: z.literal('part'),
    stream,
    /** As the playlist names it. */
    name: z.string().check(z.regex(/^part-\d+\.m4s$/)),
    bytes,
  }),
  /** Nothing comes in now. */
  z.object({ kind: z.literal('still'), stream, bytes: z.literal(0) }),
]);
export type FeedHead = z.infer<typeof feedHead>;
