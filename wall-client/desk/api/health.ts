import * as z from 'zod/mini';
import { recordingRooms } from '../../../wire/codes.ts';

const instant = z.int();

/** `GET /health`, as far as desk pages say it (SPEC H-8). */
export const health = z.object({
  status: z.enum(['ok', 'degraded', 'readOnly']),
  /** The relay's, UTC ms. */
  clock: z.int(),
  court: z.optional(z.object({ name: z.string(), demo: z.boolean() })),
  storage: z.object({ since: instant, message: z.nullable(z.string()) }),
  /** What may have missed something, in Chinese; absent of an older relay. */
  degraded: z.optional(z.array(z.object({ name: z.string(), since: instant }))),
  /** What holds and is not recorded yet, in Chinese; `kept`: after a start of the relay too. Absent of an older relay. */
  unrecorded: z.optional(
    z.array(z.object({ holds: z.string(), since: instant, kept: z.optional(z.boolean()) })),
  ),
  head: z.object({ seq: z.int(), digest: z.string() }),
  epoch: z.string(),
  displays: z.int(),
  /** null: this relay takes no field video. */
  video: z.nullable(
    z.object({
      rtmpPort: z.nullable(z.int()),
      problem: z.nullable(z.string()),
      /** null: nothing is recorded. */
      recording: z.nullable(
        z.object({
          state: recordingRooms.schema,
          since: instant,
          freeBytes: z.nullable(z.number()),
          streamsNotRecorded: z.int(),
        }),
      ),
    }),
  ),
  /** Seconds. */
  uptime: z.int(),
});
export type Health = z.infer<typeof health>;
