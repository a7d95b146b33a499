import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { recordingId, streamId } from '../../../wire/primitives.ts';
import type { StreamBook } from '../streams/stream-book.ts';
import type { Disk } from './disk.ts';
import type { EndLine } from './index-lines.ts';
import type { Index } from './parse-index.ts';
import { segmentsOf } from './parse-index.ts';
import type { Recording, RecordingBook } from './recording-book.ts';
import { openedBody } from './recording-facts.ts';
import type { RecordingLog } from './recording-log.ts';
import { orMissing, recoverRecording } from './recover.ts';

export interface RecoverOptions {
  readonly folder: string;
  readonly book: RecordingBook;
  readonly streams: Pick<StreamBook, 'get'>;
  readonly disk: Disk;
  readonly told: RecordingLog;
  readonly log: (line: string, error?: unknown) => void;
}

interface Left {
  readonly id: string;
  readonly streamId: string;
  /** What the log knows of it; undefined: nothing. */
  readonly known: Recording | undefined;
}

/** Closes the recordings that a relay before this one left open, and tells the log what it has not heard. */
export async function recoverAll(options: RecoverOptions): Promise<void> {
  const known = options.book.open().map((recording) => ({
    id: recording.id,
    streamId: recording.streamId,
    known: recording,
  }));
  for (const left of [...known, ...(await unknownTo(options))]) {
    try {
      await recoverOne(left, options);
    } catch (error) {
      options.log(
        `录像 ${left.streamId}/${left.id} 未能修复，请用 npm run verify-video 核对`,
        error,
      );
      if (left.known) closeAsKnown(left.known, options.told);
    }
  }
}

/** Folders of recordings that the log has never heard of. */
async function unknownTo({ folder, book }: RecoverOptions): Promise<Left[]> {
  const left: Left[] = [];
  for (const stream of await foldersIn(folder)) {
    if (!streamId.safeParse(stream).success) continue;
    for (const id of await foldersIn(path.join(folder, stream))) {
      if (!recordingId.safeParse(id).success || book.get(id)) continue;
      left.push({ id, streamId: stream, known: undefined });
    }
  }
  return left;
}

export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await orMissing(readdir(folder, { withFileTypes: true }));
  return (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function recoverOne(left: Left, options: RecoverOptions): Promise<void> {
  const { folder, disk, told, streams, log } = options;
  const { id, known } = left;
  const name = `${left.streamId}/${id}`;
  const found = await recoverRecording(path.join(folder, left.streamId, id), disk);
  if (found.kind !== 'whole') {
    const isLoss = found.kind === 'damaged' || (known?.segments ?? 0) > 0;
    if (isLoss) log(`录像 ${name} 的索引缺失或被改动，请用 npm run verify-video 核对`);
    if (known) closeAsKnown(known, told);
    return;
  }
  const { index, end } = found;
  if (index.head?.recordingId !== id || index.head.streamId !== left.streamId) {
    log(`录像目录 ${name} 中是另一段录像的索引，未采用`);
    if (known) closeAsKnown(known, told);
    return;
  }
  if (!known) told.opened(openedBody(index.head, index.head.startedAt, streams));
  tellRest(id, known, index, told);
  const segments = segmentsOf(index).length;
  told.closed(id, end.reason, segments, end.elapsedMs, end.chain);
  const what = index.head.upload ? '补传后尚未记入日志，已补记' : '上次未正常结束，已补齐';
  log(`录像 ${name} ${what}：${segments} 个片段`);
}

/** Says what stands in the index and the log has not heard. */
function tellRest(
  id: string,
  known: Recording | undefined,
  { entries }: Index,
  told: RecordingLog,
): void {
  const gapsTold = known ? known.gaps - (known.state === 'interrupted' ? 1 : 0) : 0;
  let gaps = 0;
  for (const entry of entries) {
    if (entry.kind === 'segment' && entry.n > (known?.segments ?? 0)) told.stored(id, entry);
    if (entry.kind !== 'gap') continue;
    gaps += 1;
    if (gaps > gapsTold) told.gap(id, entry, true);
  }
}

/** Of the disk nothing can be said: as the log has it, it is over. */
function closeAsKnown({ id, segments, ms, chain }: Recording, told: RecordingLog): void {
  told.closed(id, 'crashed' satisfies EndLine['reason'], segments, ms, chain);
}
