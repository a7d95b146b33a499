import { createHash } from 'node:crypto';
import type { EventRefusalCode } from '../../wire/refusal.ts';

/** A refused event as it goes into quarantine. */
export interface QuarantineEntry {
  readonly source: string;
  /** UTC ms. */
  readonly receivedAt: number;
  readonly code: EventRefusalCode;
  /** JSON pointer into the event. */
  readonly path: string;
  readonly message: string;
  readonly rule?: string | undefined;
  /** What was sent. */
  readonly raw: Uint8Array | string;
}

/** As it is kept: the same bytes refused again for the same reason are counted, not stored again. */
export interface QuarantinedEvent extends QuarantineEntry {
  /** Its place among all that was ever quarantined: later ones are greater. */
  readonly number: number;
  readonly times: number;
  /** UTC ms of the latest repeat; `receivedAt` is the first arrival. */
  readonly lastAt: number;
  readonly raw: Uint8Array;
}

export interface QuarantineQuery {
  /** Absent: all sources. */
  readonly source?: string;
  /** Only entries with a smaller number: the next page. */
  readonly before?: number;
  /** At most 500. */
  readonly limit: number;
}

/** Equal for the same bytes of the same source refused for the same reason. */
export function quarantineFingerprint(entry: QuarantineEntry): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([entry.source, entry.code, entry.path, entry.rule ?? '']))
    .update(entry.raw)
    .digest();
}
