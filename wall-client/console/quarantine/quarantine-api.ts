import * as z from 'zod/mini';
import type { Asker } from '../../desk/api/ask.ts';

const instant = z.int();

/** One event that was refused, and what was sent. */
const entry = z.object({
  number: z.int(),
  source: z.string(),
  receivedAt: instant,
  lastAt: instant,
  /** How often the same was sent. */
  times: z.int(),
  code: z.string(),
  path: z.string(),
  message: z.string(),
  rule: z.optional(z.nullable(z.string())),
  /** As it was sent, where that is UTF-8. */
  raw: z.optional(z.string()),
  rawBase64: z.optional(z.string()),
});
export type QuarantineItem = z.infer<typeof entry>;

const answer = z.object({ entries: z.array(entry), next: z.nullable(z.int()) });

export interface QuarantinePage {
  readonly entries: readonly QuarantineItem[];
  /** There are more than were asked for. */
  readonly more: boolean;
}

const PAGE = 50;

/** The newest `wanted` of what was refused, rounded up to whole pages. @throws Refused */
export async function quarantine(
  asker: Asker,
  wanted: number,
  signal?: AbortSignal,
): Promise<QuarantinePage> {
  const entries: QuarantineItem[] = [];
  let next: number | null = null;
  do {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (next !== null) query.set('before', String(next));
    const page = await asker.get(`/api/v1/quarantine?${query}`, answer, signal);
    entries.push(...page.entries);
    next = page.next;
  } while (next !== null && entries.length < wanted);
  return { entries, more: next !== null };
}

/** What was sent, to be looked at: JSON set out in lines, else as it came. */
export function rawText({ raw, rawBase64 }: Pick<QuarantineItem, 'raw' | 'rawBase64'>): string {
  if (raw === undefined) {
    return rawBase64 === undefined
      ? '（您的权限看不到原文）'
      : `（不是 UTF-8 文本，以下为 Base64）\n${rawBase64}`;
  }
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return raw;
    throw error;
  }
}
