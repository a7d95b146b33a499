import { z } from 'zod';
import { eventOf, isEventType, type LoggedEvent } from '../../wire/case-event.ts';
import { caseNumber, instant, sourceId } from '../../wire/primitives.ts';
import { StorageUnavailable } from './storage-unavailable.ts';

const logged = z.strictObject({
  seq: z.int().min(1),
  source: z.string().min(1),
  id: sourceId,
  type: z.string(),
  v: z.literal(1),
  occurredAt: instant,
  recordedAt: instant,
  caseNumber: caseNumber.optional(),
  body: z.unknown(),
});

/** Reads an event back from its payload. @returns undefined when it is not one of ours. */
export function readPayload(payload: string): LoggedEvent | undefined {
  const head = logged.safeParse(parseJson(payload));
  if (!head.success || !isEventType(head.data.type)) return undefined;
  const { seq, source, recordedAt, type, v: _version, body, ...rest } = head.data;
  const parsed = eventOf(rest, type, body);
  return 'event' in parsed ? { ...parsed.event, seq, source, recordedAt } : undefined;
}

/** Reads an event back from its payload. @throws StorageUnavailable `corrupt` naming the seq */
export function loggedEvent(seq: number, payload: string): LoggedEvent {
  const event = readPayload(payload);
  if (!event || event.seq !== seq) {
    throw new StorageUnavailable('corrupt', { detail: `第 ${seq} 号事件无法读出` });
  }
  return event;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
