import type { LogStore } from '../../log/store.ts';
import { OWN_PROGRAMS } from '../programs.ts';
import { RECORDING_LIMITS } from '../recording/disk-room.ts';
import type { RecordingBook } from '../recording/recording-book.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { StreamBook } from '../streams/stream-book.ts';
import { type CheckFile, checkInProcess } from './check-process.ts';
import { streamOf } from './known-stream.ts';
import { UploadChecks } from './upload-checks.ts';
import { UPLOAD_LIMITS, type UploadLimits } from './upload-limits.ts';
import { Uploads, type UploadsOptions } from './uploads.ts';

export interface StartUploadsOptions extends Pick<UploadsOptions, 'folder' | 'log' | 'disk'> {
  readonly recordings: Recordings;
  readonly book: Pick<RecordingBook, 'get'>;
  readonly streams: Pick<StreamBook, 'get'>;
  readonly store: Pick<LogStore, 'historyOf'>;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly limits?: Partial<UploadLimits>;
  /** Bytes that stay free on the disk. */
  readonly reserve?: number;
  readonly checkFile?: CheckFile;
  readonly ffmpeg?: string;
}

/** Uploads as a relay has them: received, checked in a process of their own, taken into its recordings. */
export function startUploads(options: StartUploadsOptions): Promise<Uploads> {
  const { folder, recordings, book, streams, store, clock, log, disk } = options;
  const limits = { ...UPLOAD_LIMITS, ...options.limits };
  const now = () => Date.now();
  const { reserve = RECORDING_LIMITS.reserve } = options;
  const { checkFile = checkInProcess(OWN_PROGRAMS.checkUpload) } = options;
  const of = (id: string) => streamOf(id, streams, store);
  const about = { folder, recordings, book, streamOf: of, checkFile, reserve, limits, now, clock };
  const ffmpeg = options.ffmpeg ?? 'ffmpeg';
  return Uploads.start({
    ...{ folder, now, log, limits },
    ...(disk && { disk }),
    room: recordings.room,
    knows: async (id) => (await of(id)) !== undefined,
    checks: (uploads) => new UploadChecks(uploads, { ...about, ffmpeg, log }),
  });
}
