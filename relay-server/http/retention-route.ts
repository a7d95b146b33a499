import type { RequestHandler } from 'express';
import { z } from 'zod';
import { courtDay } from '../../wire/primitives.ts';
import type { RecordingBook } from '../video/recording/recording-book.ts';
import { dueOn } from '../video/retention/retention.ts';
import type { RetentionBook } from '../video/retention/retention-book.ts';
import { parsedQuery } from './query.ts';

export interface RetentionRouteOptions {
  readonly book: Pick<RecordingBook, 'all'>;
  readonly retention: Pick<RetentionBook, 'keepingOf'>;
  /** The log's court day; null before its first. */
  readonly today: () => string | null;
}

const query = z.strictObject({ on: courtDay.optional() });

/**
 * `GET /api/v1/retention?on` → `{on, due, bytes}`: which recordings' time is over on a court day, today
 * if none is named, as things stand now. Nothing is deleted by asking.
 */
export function getRetention({ book, retention, today }: RetentionRouteOptions): RequestHandler {
  return (request, response) => {
    const on = parsedQuery(request, query).on ?? today();
    const due = on === null ? [] : dueOn(on, book.all(), retention);
    response.json({
      on,
      due: due.map(({ recording, until, rule }) => ({
        id: recording.id,
        streamId: recording.streamId,
        title: recording.title,
        caseNumber: recording.caseNumber,
        startedAt: recording.startedAt,
        bytes: recording.bytes,
        keptUntil: until,
        rule,
      })),
      bytes: due.reduce((sum, { recording }) => sum + recording.bytes, 0),
    });
  };
}
