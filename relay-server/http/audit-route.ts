import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { AuditAnswer } from '../../wire/access.ts';
import type { DeedBook } from '../audit/deed-book.ts';
import { parsedQuery } from './query.ts';

export interface AuditRouteOptions {
  readonly deeds: Pick<DeedBook, 'newest'>;
  /** What an account is called; undefined: there is none of this name. */
  readonly nameOf: (account: string) => string | undefined;
}

const query = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** `GET /api/v1/audit`: what was done at the desks, newest first. `next` is the `before` of the next page. */
export function getAudit({ deeds, nameOf }: AuditRouteOptions): RequestHandler {
  return (request, response) => {
    const { before, limit } = parsedQuery(request, query);
    const found = deeds.newest(limit + 1, before);
    const entries = found.slice(0, limit).map((deed) => ({
      ...deed,
      name: deed.by === null ? null : (nameOf(deed.by) ?? null),
    }));
    const last = entries.at(-1);
    const answer: AuditAnswer = {
      entries,
      next: last && found.length > limit ? last.seq : null,
    };
    response.json(answer);
  };
}
