import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';

/** What the log was told of one recording. */
export interface Announced {
  readonly opened: EventBody<'recording.opened'>;
  readonly stored: EventBody<'recording.stored'>[];
  /** Those that are over. */
  gaps: number;
  closed: EventBody<'recording.closed'> | null;
  /** Its media are not there any more, or will not be at the next start. */
  deleted: EventBody<'recording.deleted'> | null;
}

/** Gathers what a log was told of recordings, by id. */
export async function announcedIn(
  events: AsyncIterable<LoggedEvent>,
): Promise<Map<string, Announced>> {
  const announced = new Map<string, Announced>();
  for await (const event of events) {
    if (event.type === 'recording.opened') {
      const { body } = event;
      if (announced.has(body.recordingId)) continue;
      announced.set(body.recordingId, {
        opened: body,
        stored: [],
        gaps: 0,
        closed: null,
        deleted: null,
      });
    } else if (event.type === 'recording.stored') {
      announced.get(event.body.recordingId)?.stored.push(event.body);
    } else if (event.type === 'recording.gap' && event.body.to !== undefined) {
      const about = announced.get(event.body.recordingId);
      if (about) about.gaps += 1;
    } else if (event.type === 'recording.closed') {
      const about = announced.get(event.body.recordingId);
      if (about) about.closed = event.body;
    } else if (event.type === 'recording.deleted') {
      const about = announced.get(event.body.recordingId);
      if (about) about.deleted = event.body;
    }
  }
  return announced;
}
