import type { WithheldClip } from '../audiences/withheld.ts';
import type { HttpAppOptions } from '../http/app.ts';
import type { Recorder } from '../intake/recorder.ts';
import type { UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import type { LogStore } from '../log/store.ts';
import { Clearances } from '../video/clearance/clearances.ts';
import type { ClearanceCommandOptions } from '../video/clearance/commands.ts';
import { Exports } from '../video/export/exports.ts';
import type { WithdrawalOptions } from '../video/library/commands.ts';
import type { Programs } from '../video/programs.ts';
import type { RecordingWishes } from '../video/recording/disk-room.ts';
import { RecordingReader } from '../video/recording/recording-reader.ts';
import { StreamPlayback } from '../video/recording/stream-playback.ts';
import { Storyboards } from '../video/storyboard/storyboards.ts';
import { Video } from '../video/video.ts';
import type { Books } from './books.ts';
import type { CommitReader } from './readers.ts';

export interface VideoSideOptions {
  /** Where field units push to; absent: no field video. */
  readonly rtmp: { readonly host: string; readonly port: number } | undefined;
  /** Where field video is recorded; null: nothing is recorded. */
  readonly folder: string | null;
  /** Of recordings; absent: as usual. */
  readonly limits: RecordingWishes | undefined;
  /** Of its processes; absent: as the relay itself is run. */
  readonly programs: Programs | undefined;
  /** Bytes free where recordings are kept; absent: as the disk says. */
  readonly freeSpace: ((folder: string) => Promise<number>) | undefined;
  readonly books: Books;
  readonly store: LogStore;
  readonly recorder: Recorder;
  readonly unrecorded: UnrecordedDeeds;
  readonly onWithheld: (clip: WithheldClip) => void;
  readonly clock: { now(): number };
  readonly court: { readonly name: string; readonly demo: boolean };
  /** The log's court day. */
  readonly today: () => string | null;
  /** How recording stands is another than before. */
  readonly onStanding: () => void;
  readonly log: (line: string, error?: unknown) => void;
}

/** What it takes to have clips shown. */
export type ClearanceSide = ClearanceCommandOptions &
  WithdrawalOptions & { readonly store: LogStore };

/** What is answered over HTTP of it. */
export type VideoRoutes = Pick<
  HttpAppOptions,
  | 'live'
  | 'recordings'
  | 'library'
  | 'exports'
  | 'clearance'
  | 'storyboards'
  | 'playback'
  | 'retention'
  | 'uploads'
>;

/** Field video, what is recorded of it, and what becomes of recordings: put together. */
export interface VideoSide {
  /** null: this relay takes no field video. */
  readonly video: Video | null;
  /** null: nothing is recorded. */
  readonly clearance: ClearanceSide | null;
  /** To be told of commits after the books. */
  readonly readers: readonly CommitReader[];
  readonly routes: VideoRoutes;
  /** Takes video in: only for a relay that serves. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** @throws StorageUnavailable; DamagedRows; what the disk says */
export async function startVideoSide(options: VideoSideOptions): Promise<VideoSide> {
  const { rtmp, folder, books, store, recorder, clock, today, onStanding, log } = options;
  const { streams, recordings, retention } = books;
  const { limits, freeSpace, programs } = options;
  const kept =
    folder === null
      ? null
      : {
          ...{ folder, book: recordings, retention, today, onStanding },
          ...(limits && { limits }),
          ...(freeSpace && { freeSpace }),
        };
  const video = rtmp
    ? new Video({ rtmp, book: streams, store, recorder, recordings: kept, programs, clock, log })
    : null;
  const turns: CommitReader = { name: '录像保存期', take: () => video?.committed() };
  const recorded = folder === null ? null : await startRecorded(folder, options);
  return {
    video,
    clearance: recorded?.clearance ?? null,
    readers: [turns, ...(recorded?.readers ?? [])],
    routes: {
      ...(video && { live: video.live }),
      ...(recorded && { ...recorded.routes, uploads: () => video?.uploads ?? null }),
    },
    start: async () => {
      await video?.start();
      recorded?.work();
    },
    close: async () => {
      await video?.close();
      await recorded?.close();
    },
  };
}

/** What there is where recordings are kept. */
async function startRecorded(folder: string, options: VideoSideOptions) {
  const { books, store, recorder, clock, court, today, log } = options;
  const { clips, recordings, retention, people } = books;
  const reader = new RecordingReader(folder);
  const storyboards = new Storyboards({ folder, recordings, reader, log });
  const common = { folder, recordings, clips, reader, recorder, store, clock, log };
  const exports = await Exports.start({ ...common, court });
  const { unrecorded, onWithheld } = options;
  const clearances = await Clearances.start({ ...common, onWithheld });
  const clearance = {
    ...{ clearances, book: clearances.book, recorder, store, clips, recordings, reader, clock },
    unrecorded,
  };
  const readers: CommitReader[] = [
    {
      name: '片段公开',
      take: ({ rows }) => clearances.update(rows),
      shut: () => clearances.shut(),
    },
    { name: '录像缩略图', take: ({ rows }) => storyboards.update(rows) },
  ];
  const routes: VideoRoutes = {
    recordings: { book: recordings, reader },
    library: {
      ...{ recorder, store, clock, recordings, clips, reader, unrecorded, clearances },
      nameOf: (by) => people.nameOf(by),
      keptUntil: (recording) => retention.keepingOf(recording).until,
      hasStoryboard: (recording) => storyboards.has(recording),
    },
    exports,
    clearance,
    storyboards: { recordings, storyboards },
    playback: new StreamPlayback({ folder, book: recordings, reader }),
    retention: { book: recordings, retention, today },
  };
  return {
    ...{ clearance, readers, routes },
    work: () => clearances.work(),
    close: async () => {
      await storyboards.close();
      await exports.close();
      await clearances.close();
    },
  };
}
