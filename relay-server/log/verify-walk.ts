import type Database from 'better-sqlite3';
import { z } from 'zod';
import { chainDigest, GENESIS } from './chain.ts';
import { readPayload } from './logged-event.ts';
import type { Finding, LogEnd, VerifyOptions } from './verify-report.ts';

const links = z.array(
  z.object({
    seq: z.int(),
    source: z.string(),
    source_id: z.string(),
    type: z.string(),
    occurred_at: z.int(),
    recorded_at: z.int(),
    payload: z.string(),
    digest: z.instanceof(Uint8Array),
  }),
);
type Link = z.infer<typeof links>[number];

const CHUNK = 1000;

/**
 * Walks all events by seq. A broken place is told once: the walk goes on from the digest that is
 * stored there, so that what follows is judged by itself.
 */
export async function walkChain(
  db: Database.Database,
  report: (finding: Finding) => void,
  { expected, onProgress }: VerifyOptions,
): Promise<LogEnd> {
  const after = db.prepare('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?');
  let previous: { seq: number; digest: Uint8Array } = { seq: 0, digest: GENESIS };
  let events = 0;
  let expectedAt: number | undefined = expected?.digest === hex(GENESIS) ? 0 : undefined;
  for (;;) {
    const chunk = links.parse(after.all(previous.seq, CHUNK));
    for (const link of chunk) {
      judge(link, previous, report);
      if (hex(link.digest) === expected?.digest) expectedAt = link.seq;
      previous = link;
      events += 1;
    }
    if (chunk.length === 0) break;
    onProgress?.(previous.seq);
    // The walk may take minutes; whoever started it can still be interrupted.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const head = { seq: previous.seq, digest: hex(previous.digest) };
  if (expected) judgeHead(expected, expectedAt, head, report);
  return { events, head };
}

function judge(
  link: Link,
  previous: { seq: number; digest: Uint8Array },
  report: (finding: Finding) => void,
): void {
  const { seq } = link;
  const due = previous.seq + 1;
  if (seq !== due) {
    const which = seq - 1 === due ? `第 ${due} 号` : `第 ${due} 至 ${seq - 1} 号`;
    report({ kind: 'missing', seq: due, message: `缺少${which}事件` });
  }
  const event = readPayload(link.payload);
  if (!event) {
    report({ kind: 'altered', seq, message: `第 ${seq} 号事件的内容无法读出，已被改动或损坏` });
    return;
  }
  if (event.seq !== seq) {
    report({ kind: 'moved', seq, message: `第 ${seq} 号处放着第 ${event.seq} 号事件，顺序被改动` });
    return;
  }
  // Behind a gap the previous digest is unknown: the gap itself is the finding.
  if (seq === due && chainDigest(previous.digest, link.payload).compare(link.digest) !== 0) {
    report({
      kind: 'altered',
      seq,
      message: `第 ${seq} 号事件与哈希链不符，其内容、摘要或前一条的摘要在写入之后被改动`,
    });
    return;
  }
  const columns: readonly (readonly [string, unknown, unknown])[] = [
    ['source', link.source, event.source],
    ['source_id', link.source_id, event.id],
    ['type', link.type, event.type],
    ['occurred_at', link.occurred_at, event.occurredAt],
    ['recorded_at', link.recorded_at, event.recordedAt],
  ];
  const differing = columns.filter(([, column, inPayload]) => column !== inPayload);
  if (differing.length > 0) {
    const names = differing.map(([name]) => name).join('、');
    report({
      kind: 'columns_differ',
      seq,
      message: `第 ${seq} 号事件的索引列与内容不符：${names}`,
    });
  }
}

function judgeHead(
  expected: NonNullable<VerifyOptions['expected']>,
  foundAt: number | undefined,
  head: { seq: number; digest: string },
  report: (finding: Finding) => void,
): void {
  if (foundAt !== undefined && (expected.seq === undefined || expected.seq === foundAt)) return;
  const message =
    expected.seq !== undefined && expected.seq > head.seq
      ? `日志末尾被截断：应有第 ${expected.seq} 号，现只到第 ${head.seq} 号`
      : `日志中没有给出的链头摘要：末尾被截断，或整条链被重写（现到第 ${head.seq} 号）`;
  report({ kind: 'head_differs', seq: head.seq, message });
}

function hex(digest: Uint8Array): string {
  return Buffer.from(digest).toString('hex');
}
