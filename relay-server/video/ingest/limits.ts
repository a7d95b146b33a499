import { z } from 'zod';

const ms = z.int().min(1).max(600_000);

/** What a sender may do and how long it may take. Times in ms, sizes in bytes. */
export const ingestLimits = z.strictObject({
  /** Connections at the RTMP door: in all, and of one address. */
  connections: z.int().min(1).default(64),
  connectionsOfAddress: z.int().min(1).default(16),
  /** From the connection to the accepted key. */
  greeting: ms.default(5_000),
  /** A publisher without video for so long is closed. */
  silence: ms.default(10_000),
  /** A publisher without media for so long gives way to a newcomer with the same key. */
  givesWay: ms.default(3_000),
  /** A stream's sound is waited for so long before its pictures go on alone. */
  soundWait: ms.default(1_000),
  /** Memory for unfinished messages of one connection: before its key was accepted, and after. */
  greetingBytes: z
    .int()
    .min(1)
    .default(64 * 1024),
  messageBytes: z
    .int()
    .min(1)
    .default(6 * 2 ** 20),
  /** Waiting to be read by a converter, or by the relay. */
  converterBacklog: z
    .int()
    .min(1)
    .default(6 * 2 ** 20),
  relayBacklog: z
    .int()
    .min(1)
    .default(16 * 2 ** 20),
});
export type IngestLimits = z.infer<typeof ingestLimits>;
