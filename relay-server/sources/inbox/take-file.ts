import { createReadStream } from 'node:fs';
import type { Rejected } from '../../../wire/refusal.ts';
import type { RecordOutcome } from '../../intake/recorder.ts';

/** How events get in; the recorder's own method, bound to the inbox's source name. */
export type RecordEvents = (items: readonly unknown[]) => Promise<RecordOutcome>;

export interface RefusedLine extends Omit<Rejected, 'index'> {
  /** Line of the file, from 1. */
  line: number;
}

export interface FileReport {
  lines: number;
  accepted: number;
  duplicates: number;
  refused: RefusedLine[];
  /** The refused lines as they stood, for correction. */
  refusedText: { line: number; text: Buffer }[];
}

const BATCH = 1_000;
const MAX_LINE_BYTES = 1_048_576;
const MAX_REPORTED = 10_000;

/**
 * Reads a file of newline-delimited JSON events and records them, a thousand at a time.
 * A line that is no event is refused by itself and never stops the file.
 * @throws StorageUnavailable, Overloaded — take the file again later: what is in counts as duplicate
 */
export async function takeFile(file: string, record: RecordEvents): Promise<FileReport> {
  const report: FileReport = { lines: 0, accepted: 0, duplicates: 0, refused: [], refusedText: [] };
  let batch: { line: number; text: Buffer; item: unknown }[] = [];

  const refuse = (line: number, text: Buffer, reason: Omit<RefusedLine, 'line'>) => {
    if (report.refused.length < MAX_REPORTED) report.refused.push({ line, ...reason });
    report.refusedText.push({ line, text });
  };
  const flush = async () => {
    const taken = batch;
    batch = [];
    if (taken.length === 0) return;
    const outcome = await record(taken.map(({ item }) => item));
    report.accepted += outcome.accepted;
    report.duplicates += outcome.duplicates;
    for (const { index, ...reason } of outcome.rejected) {
      const source = taken[index];
      if (source) refuse(source.line, source.text, reason);
    }
  };

  for await (const { bytes, tooLong } of linesOf(file)) {
    report.lines += 1;
    if (bytes.length === 0) continue;
    const parsed = tooLong ? { problem: '一行超过 1 MiB' } : parseLine(bytes);
    if ('problem' in parsed) {
      refuse(report.lines, bytes, { code: 'invalid_envelope', path: '', message: parsed.problem });
      continue;
    }
    batch.push({ line: report.lines, text: bytes, item: parsed.item });
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  // Lines that are no JSON are refused at once, the others when their batch is answered.
  report.refused.sort((a, b) => a.line - b.line);
  report.refusedText.sort((a, b) => a.line - b.line);
  return report;
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

/** Lines of a file as bytes, without the line break; of a line that is too long, its beginning. */
async function* linesOf(file: string): AsyncGenerator<{ bytes: Buffer; tooLong: boolean }> {
  let rest: Buffer[] = [];
  let size = 0;
  const line = () => {
    const whole = Buffer.concat(rest);
    const tooLong = size > MAX_LINE_BYTES;
    rest = [];
    size = 0;
    return { bytes: trimmed(whole), tooLong };
  };
  const keep = (part: Buffer) => {
    if (size <= MAX_LINE_BYTES) rest.push(part.subarray(0, MAX_LINE_BYTES + 1 - size));
    size += part.length;
  };
  const stream: AsyncIterable<Buffer> = createReadStream(file);
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 13 || bytes[end - 1] === 32)) end -= 1;
  return bytes.subarray(0, end);
}
