import type { PathLike } from 'node:fs';
import type { Rejected } from '../../../wire/refusal.ts';
import type { RecordOutcome } from '../../intake/recorder.ts';
import { linesOf } from './lines.ts';

/** How events get in; the recorder's own method, bound to the inbox's source name. */
export type RecordEvents = (
  items: readonly unknown[],
  rawOf?: (index: number) => Uint8Array | string,
) => Promise<RecordOutcome>;

/** Takes refused lines as they stood, in order, for correction. */
export type KeepRefused = (lines: readonly Buffer[]) => Promise<void>;

export interface RefusedLine extends Omit<Rejected, 'index'> {
  /** Line of the file, from 1. */
  line: number;
}

export interface FileReport {
  lines: number;
  accepted: number;
  duplicates: number;
  /** How many lines were refused. */
  refused: number;
  /** Why, line by line: the first ten thousand. */
  reasons: RefusedLine[];
}

interface Line {
  readonly line: number;
  readonly text: Buffer;
  readonly parsed: { readonly item: unknown } | { readonly problem: string };
}

/** Lines held at a time, whichever is reached first: a file may be of any size. */
const WINDOW_LINES = 1_000;
const WINDOW_BYTES = 8 * 1_048_576;
const MAX_REASONS = 10_000;

/**
 * Reads a file of newline-delimited JSON events and records them, at most a thousand at a time.
 * A line that is no event is refused by itself and never stops the file.
 * @throws StorageUnavailable, Overloaded — take the file again later: what is in counts as duplicate
 */
export async function takeFile(
  file: PathLike,
  record: RecordEvents,
  keepRefused: KeepRefused,
): Promise<FileReport> {
  const report: FileReport = { lines: 0, accepted: 0, duplicates: 0, refused: 0, reasons: [] };
  let held: Line[] = [];
  let bytesHeld = 0;

  const flush = async () => {
    const lines = held;
    held = [];
    bytesHeld = 0;
    if (lines.length > 0) await takeLines(lines, report, record, keepRefused);
  };
  for await (const { bytes, tooLong } of linesOf(file)) {
    report.lines += 1;
    if (bytes.length === 0) continue;
    const parsed = tooLong ? { problem: '一行超过 1 MiB' } : parseLine(bytes);
    held.push({ line: report.lines, text: bytes, parsed });
    bytesHeld += bytes.length;
    if (held.length >= WINDOW_LINES || bytesHeld >= WINDOW_BYTES) await flush();
  }
  await flush();
  return report;
}

async function takeLines(
  lines: readonly Line[],
  report: FileReport,
  record: RecordEvents,
  keepRefused: KeepRefused,
): Promise<void> {
  const refused = new Map<Line, Omit<RefusedLine, 'line'>>();
  const sent: Line[] = [];
  const items: unknown[] = [];
  for (const line of lines) {
    const { parsed } = line;
    if ('problem' in parsed) {
      refused.set(line, { code: 'invalid_envelope', path: '', message: parsed.problem });
      continue;
    }
    sent.push(line);
    items.push(parsed.item);
  }
  if (items.length > 0) {
    const outcome = await record(items, (index) => sent[index]?.text ?? '');
    report.accepted += outcome.accepted;
    report.duplicates += outcome.duplicates;
    for (const { index, ...reason } of outcome.rejected) {
      const line = sent[index];
      if (line) refused.set(line, reason);
    }
  }
  if (refused.size === 0) return;
  const inOrder = lines.filter((line) => refused.has(line));
  for (const line of inOrder) {
    const reason = refused.get(line);
    if (reason && report.reasons.length < MAX_REASONS) {
      report.reasons.push({ line: line.line, ...reason });
    }
  }
  report.refused += inOrder.length;
  await keepRefused(inOrder.map(({ text }) => text));
}

function parseLine(bytes: Buffer): { item: unknown } | { problem: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const item: unknown = JSON.parse(text);
    return { item };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: '这一行不是完整、正确的 JSON' };
    if (error instanceof TypeError) return { problem: '这一行不是 UTF-8 文字' };
    throw error;
  }
}
