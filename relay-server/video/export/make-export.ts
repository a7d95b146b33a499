import { open } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { LogStore } from '../../log/store.ts';
import type { Clip } from '../library/clip-book.ts';
import type { Disk } from '../recording/disk.ts';
import type { EndLine, HeadLine } from '../recording/index-lines.ts';
import type { Index } from '../recording/parse-index.ts';
import type { Recording } from '../recording/recording-book.ts';
import { ExportFailed, type ExportLimits } from './export-limits.ts';
import { VIDEO_END } from './export-name.ts';
import { derivedOf, type ExportManifest, linesOf, manifestText } from './manifest.ts';
import type { ExportPlan, Span } from './plan.ts';
import { DigestedFile, type WrittenVideo, writeVideo } from './write-video.ts';

/** An export that is to be made: what was found when it was asked for. */
export interface ExportJob {
  readonly id: string;
  /** Of its files. */
  readonly name: string;
  readonly recording: Recording;
  readonly clip: Clip | null;
  readonly by: string;
  readonly reason: string;
  readonly wanted: Span | null;
  readonly plan: ExportPlan;
  readonly head: HeadLine;
  readonly entries: Index['entries'];
  readonly end: EndLine | null;
}

export interface MakeOptions {
  /** Of all recordings. */
  readonly folder: string;
  readonly court: { readonly name: string; readonly demo: boolean };
  readonly store: Pick<LogStore, 'head'>;
  /** This machine's clock, UTC ms. */
  readonly now: () => number;
  readonly disk: Pick<Disk, 'free'>;
  readonly limits: ExportLimits;
}

export interface Made {
  readonly bytes: number;
  readonly sha256: string;
  readonly manifestSha256: string;
}

/**
 * Writes both files of an export; durable when it resolves.
 * @param to paths of the files
 * @throws ExportFailed; the signal's reason; what the disk says
 */
export async function makeExport(
  job: ExportJob,
  to: { readonly video: string; readonly manifest: string },
  { signal, onShare }: { readonly signal: AbortSignal; readonly onShare: (share: number) => void },
  options: MakeOptions,
): Promise<Made> {
  const { recording, head, plan } = job;
  const { folder, disk, limits } = options;
  const own = path.join(folder, recording.streamId, recording.id);
  const video = await writeVideo({
    ...{ folder: own, head, plan, file: to.video, disk, limits, signal, onShare },
  });
  const out = new DigestedFile(await open(to.manifest, 'w'));
  try {
    for (const text of manifestText(manifestOf(job, video, options))) {
      signal.throwIfAborted();
      await out.write(Buffer.from(text, 'utf8'));
      await breathe();
    }
    const { bytes, sha256 } = video;
    return { bytes, sha256, manifestSha256: await out.finish() };
  } finally {
    await out.close();
  }
}

function manifestOf(
  job: ExportJob,
  video: WrittenVideo,
  { court, store, now }: MakeOptions,
): ExportManifest {
  const { recording, clip, head, entries, end } = job;
  const { codecs, width, height, audio } = head;
  const { id, streamId, title, origin, caseNumber, officer, unit } = recording;
  const derived = derivedOf(entries, job.wanted, video.init.offset + video.init.bytes);
  if (derived === null) throw new ExportFailed('这一段没有录下画面');
  const { wanted, contained, segments, gaps } = derived;
  const exportedAt = now();
  return {
    format: 'zhixing-video-export',
    v: 1,
    court,
    exportId: job.id,
    ...{ exportedAt, exportedTime: new Date(exportedAt).toISOString() },
    ...{ by: job.by, reason: job.reason },
    recording: {
      ...{ id, streamId, title, origin, caseNumber, officer, unit },
      goesOn: end === null,
      ...{ codecs, width, height, audio },
    },
    clip: clip && { id: clip.id, title: clip.title, caseNumber: clip.caseNumber },
    ...{ wanted, contained, segments, gaps },
    video: { name: job.name + VIDEO_END, ...video },
    index: linesOf(head, entries, end),
    log: store.head(),
  };
}
