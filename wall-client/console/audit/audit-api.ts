import * as z from 'zod/mini';
import type { Asker } from '../../desk/api/ask.ts';

/** One thing that somebody did. */
const entry = z.object({
  seq: z.int(),
  at: z.int(),
  type: z.string(),
  /** The account; null: the relay itself. */
  by: z.nullable(z.string()),
  /** What that account is called. */
  name: z.nullable(z.string()),
  text: z.string(),
});
export type AuditItem = z.infer<typeof entry>;
const answer = z.object({ entries: z.array(entry), next: z.nullable(z.int()) });

const PAGE = 100;

/** The newest `wanted` deeds, rounded up to whole pages. @throws Refused */
export async function audit(
  asker: Asker,
  wanted: number,
  signal?: AbortSignal,
): Promise<{ entries: AuditItem[]; more: boolean }> {
  const entries: AuditItem[] = [];
  let next: number | null = null;
  do {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (next !== null) query.set('before', String(next));
    const page = await asker.get(`/api/v1/audit?${query}`, answer, signal);
    entries.push(...page.entries);
    next = page.next;
  } while (next !== null && entries.length < wanted);
  return { entries, more: next !== null };
}
