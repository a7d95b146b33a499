import type { RequestHandler } from 'express';
import { z } from 'zod';
import { type Guards, principalOf } from '../access/guards.ts';
import { principalMay } from '../access/principal.ts';
import type { LogStore, QuarantinedEvent } from '../log/store.ts';
import { RequestProblem } from './problem.ts';
import { parsedQuery } from './query.ts';

const query = z.strictObject({
  source: z.string().min(1).max(60).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** A page ends before it grows beyond this, bytes; a single entry always fits. */
const PAGE_BYTES = 4 * 1024 * 1024;

/**
 * `GET /api/v1/quarantine`: refused events, newest first. A source's key shows what is its own;
 * whoever may read sees all, what was sent only who may see names in clear. `next` is the `before` of the next page.
 */
export function getQuarantine(
  store: Pick<LogStore, 'quarantine'>,
  sourceOf: (authorization: string | undefined) => string,
  guards: Guards,
): RequestHandler {
  return async (request, response) => {
    const { headers } = request;
    const { source, before, limit } = parsedQuery(request, query);
    let whose = source;
    let inClear = true;
    if (headers.authorization !== undefined) {
      whose = sourceOf(headers.authorization);
      if (source !== undefined && source !== whose) throw new RequestProblem('forbidden');
    } else {
      guards.require(request, 'read.bureau', { program: true, display: 'none' });
      const reader = principalOf(request);
      inClear = reader.kind === 'program' || principalMay(reader, 'read.unmasked');
    }
    const found = await store.quarantine({
      limit: limit + 1,
      ...(whose !== undefined && { source: whose }),
      ...(before !== undefined && { before }),
    });
    const page = fitting(found.slice(0, limit));
    const last = page.at(-1);
    response.json({
      entries: page.map((entry) => entryView(entry, inClear)),
      next: last && page.length < found.length ? last.number : null,
    });
  };
}

function fitting(entries: readonly QuarantinedEvent[]): readonly QuarantinedEvent[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => {
    bytes += entry.raw.length;
    return index > 0 && bytes > PAGE_BYTES;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

/** `raw` as text where it is UTF-8, else `rawBase64`; neither to whom names in clear are not shown. */
function entryView(entry: QuarantinedEvent, inClear: boolean) {
  const { number, source, receivedAt, lastAt, times, code, path, message, rule } = entry;
  const said = { number, source, receivedAt, lastAt, times, code, path, message, rule };
  if (!inClear) return said;
  const bytes = Buffer.from(entry.raw);
  const text = bytes.toString('utf8');
  const raw = Buffer.from(text, 'utf8').equals(bytes)
    ? { raw: text }
    : { rawBase64: bytes.toString('base64') };
  return { ...said, ...raw };
}
