import { hash } from 'node:crypto';
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
  const json = canonicalJson;
  // Written out in canonical order: of an envelope that is always the same nothing need be sorted.
  const ofCase = caseNumber === undefined ? '' : `"caseNumber":${json(caseNumber)},`;
  const when = `"occurredAt":${json(occurredAt)},"recordedAt":${json(recordedAt)}`;
  const what = `"seq":${json(seq)},"source":${json(source)},"type":${json(type)},"v":${json(v)}`;
  return `{"body":${json(body)},${ofCase}"id":${json(id)},${when},${what}}`;
}

/** sha256(digest of the previous event ‖ payload as UTF-8). */
export function chainDigest(previous: Uint8Array, payload: string): Buffer {
  return chainLink(previous, payload).digest;
}

/** An event's digest, and the bytes of its payload that it covers, so that they need not be encoded again. */
export function chainLink(
  previous: Uint8Array,
  payload: string,
): { digest: Buffer; payload: Buffer } {
  const covered = Buffer.allocUnsafe(previous.length + Buffer.byteLength(payload));
  covered.set(previous);
  covered.write(payload, previous.length, 'utf8');
  // As text and back: Node gives it out faster than a buffer.
  const digest = Buffer.from(hash('sha256', covered, 'hex'), 'hex');
  return { digest, payload: covered.subarray(previous.length) };
}
