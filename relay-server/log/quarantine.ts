import type { EventRefusalCode } from '../../wire/refusal.ts';

/** A refused event as it goes into quarantine. */
export interface QuarantineEntry {
  readonly source: string;
  /** UTC ms. */
  readonly receivedAt: number;
  /** The source's id of the event, where it could be read. */
  readonly eventId: string | null;
  readonly code: EventRefusalCode;
  /** JSON pointer into the event. */
  readonly path: string;
  readonly message: string;
  readonly rule?: string | undefined;
  /** What was sent, byte for byte. */
  readonly raw: Uint8Array;
}

/** As it is kept: the same bytes refused again for the same reason are counted, not stored again. */
export interface QuarantinedEvent extends QuarantineEntry {
  readonly number: number;
  readonly times: number;
  readonly lastAt: number;
}

export interface QuarantineQuery {
  /** Absent: all sources. */
  readonly source?: string;
  /** Only entries with a smaller number: the next page. */
  readonly before?: number;
  /** At most 500. */
  readonly limit: number;
}
