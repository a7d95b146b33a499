import * as z from 'zod/mini';
import type { Asker } from '../../desk/api/ask.ts';

/** What was done is seen in the rows that it changed. */
const done = z.unknown();

/** @throws Refused */
export function acknowledge(asker: Asker, alertId: string, note: string): Promise<unknown> {
  const said = note.trim();
  const body = { alertId, note: said === '' ? null : said };
  return asker.post('/api/v1/alerts/acknowledge', body, done);
}

/** @throws Refused */
export function reopen(asker: Asker, alertId: string): Promise<unknown> {
  return asker.post('/api/v1/alerts/reopen', { alertId }, done);
}
