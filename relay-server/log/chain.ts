import { createHash } from 'node:crypto';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { canonicalJson } from './canonical.ts';

/** The digest before the first event. */
export const GENESIS: Buffer = Buffer.alloc(32);

/**
 * The bytes that an event's digest covers, and the form in which it is kept: canonical JSON of
 * {seq, source, id, type, v, occurredAt, recordedAt, caseNumber?, body}.
 */
export function payloadOf(event: LoggedEvent): string {
  const { seq, source, id, type, v, occurredAt, recordedAt, caseNumber, body } = event;
  return canonicalJson({ seq, source, id, type, v, occurredAt, recordedAt, caseNumber, body });
}

/** sha256(digest of the previous event ‖ payload as UTF-8). */
export function chainDigest(previous: Uint8Array, payload: string): Buffer {
  return createHash('sha256').update(previous).update(payload, 'utf8').digest();
}
