import { z } from 'zod';
import { type EventBody, type EventType, eventBodies } from './event-bodies.ts';
import { caseNumber, instant, sourceId } from './primitives.ts';

/**
 * The envelope as a source sends it. `id` is the source's own; (source, id) is unique in the log.
 * `occurredAt` is UTC ms or an RFC 3339 instant with an offset; it is kept as ms.
 */
export const envelope = z.strictObject({
  id: sourceId,
  type: z.string().min(1).max(60),
  v: z.int(),
  occurredAt: z.union([
    instant,
    z.iso
      .datetime({ offset: true })
      .transform((iso) => Date.parse(iso))
      .pipe(instant),
  ]),
  caseNumber: caseNumber.optional(),
  body: z.record(z.string(), z.unknown()),
});

/** An event that passed the wire's schemas; what it means for a case is decided by the rules. */
export type SourceEvent = {
  [T in EventType]: {
    id: string;
    type: T;
    v: 1;
    occurredAt: number;
    caseNumber?: string | undefined;
    body: EventBody<T>;
  };
}[EventType];

/** An event in the log: where it came from, its place, and when the relay recorded it (UTC ms). */
export type LoggedEvent = SourceEvent & { seq: number; source: string; recordedAt: number };

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventBodies, type);
}

export type EventHead = Omit<z.infer<typeof envelope>, 'type' | 'v' | 'body'>;

/**
 * Parses the body by its type's schema and joins it to its head.
 * @returns the event, or zod's issues with paths inside the body
 */
export function eventOf(
  head: EventHead,
  type: EventType,
  body: unknown,
): { event: SourceEvent } | { issues: z.core.$ZodIssue[] } {
  const parsed = eventBodies[type].safeParse(body);
  if (!parsed.success) return { issues: parsed.error.issues };
  const event = { ...head, type, v: 1, body: parsed.data };
  // The schema was chosen by `type`, so body and type belong together; TypeScript cannot correlate them.
  return { event: event as SourceEvent };
}
