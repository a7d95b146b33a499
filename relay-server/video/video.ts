import type { LogStore } from '../log/store.ts';
import { type Ingest, startIngest } from './ingest/ingest-process.ts';
import { LiveStreams } from './live/live-streams.ts';
import type { MediaPart, MediaRun, MediaSink, RunEnded } from './media.ts';
import { OWN_PROGRAMS, type Programs } from './programs.ts';
import { realDisk } from './recording/disk.ts';
import type { RecordingWishes } from './recording/disk-room.ts';
import type { RecordingBook } from './recording/recording-book.ts';
import { Recordings } from './recording/recordings.ts';
import type { RecordingStanding } from './recording/space-guard.ts';
import { Retention } from './retention/retention.ts';
import type { RetentionBook } from './retention/retention-book.ts';
import type { StreamRecorder } from './streams/register.ts';
import { RunLog } from './streams/run-log.ts';
import type { StreamBook } from './streams/stream-book.ts';
import { checkInProcess } from './upload/check-process.ts';
import { startUploads } from './upload/start-uploads.ts';
import type { Uploads } from './upload/uploads.ts';

export interface VideoOptions {
  /** Where devices push to. */
  readonly rtmp: { readonly host: string; readonly port: number };
  readonly book: StreamBook;
  /** Knows the streams that were. */
  readonly store: Pick<LogStore, 'historyOf'>;
  readonly recorder: StreamRecorder;
  /** Where recordings are kept; null: nothing is recorded. */
  readonly recordings: {
    readonly folder: string;
    readonly book: RecordingBook;
    readonly retention: RetentionBook;
    /** The log's court day. */
    readonly today: () => string | null;
    /** Absent: as usual. */
    readonly limits?: RecordingWishes;
    /** Bytes free where a folder is; absent: as the disk says. */
    readonly freeSpace?: (folder: string) => Promise<number>;
    /** How recording stands is another than before. */
    readonly onStanding: () => void;
  } | null;
  /** Absent: as the relay itself is run. */
  readonly programs?: Programs | undefined;
  /** The relay's clock, UTC ms; media keeps the machine's. */
  readonly clock: { now(): number };
  readonly log: (line: string, error?: unknown) => void;
}

/** Field video as a whole: the doors, the live streams, and what of it is a fact for the log. */
export class Video {
  readonly live: LiveStreams;
  readonly #runs: RunLog;
  readonly #options: VideoOptions;
  #recordings: Recordings | null = null;
  #retention: Retention | null = null;
  #uploads: Uploads | null = null;
  #ingest: Ingest | null = null;

  constructor(options: VideoOptions) {
    this.#options = options;
    this.live = new LiveStreams({ clock: { now: () => Date.now() } });
    this.#runs = new RunLog(options);
  }

  /**
   * Tells what a relay before this one left open, and starts taking in; returns when the door is open,
   * or it is known why it is not. What it tells is committed at once: the walls must be there.
   */
  async start(): Promise<void> {
    const { book, store, rtmp, recordings, recorder, clock, log } = this.#options;
    const { programs = OWN_PROGRAMS } = this.#options;
    this.#runs.broken(book.openRuns());
    if (recordings) {
      const { folder, book: kept, limits = {}, freeSpace: free, onStanding } = recordings;
      const disk = free ? { ...realDisk, free } : realDisk;
      const about = { folder, book: kept, streams: book, recorder, clock, log, limits, disk };
      const started = await Recordings.start({ ...about, onStanding });
      this.#recordings = started;
      this.#retention = new Retention({
        ...{ folder, recordings: kept, book: recordings.retention, recorder, clock, log },
        onFreed: (bytes) => started.freed(bytes),
      });
      this.#retention.start(recordings.today());
      const upload = { folder, recordings: started, book: kept, streams: book, store };
      const checkFile = checkInProcess(programs.checkUpload);
      this.#uploads = await startUploads({ ...upload, checkFile, clock, log });
    }
    this.#ingest = await startIngest({
      program: programs.ingest,
      rtmpHost: rtmp.host,
      rtmpPort: rtmp.port,
      ffmpeg: 'ffmpeg',
      sink: this.#sink(),
      authorise: (key) => {
        const streamId = book.idOfKey(key);
        return streamId === undefined ? null : { streamId };
      },
      log,
    });
    book.onChange((id) => this.#follow(id));
    for (const { id } of book.all()) this.#follow(id);
  }

  /** How recording stands; null: not yet, or nothing is recorded. */
  get recording(): RecordingStanding | null {
    return this.#recordings?.standing ?? null;
  }

  /** Where devices send finished recordings; null: not yet, or nothing is recorded. */
  get uploads(): Uploads | null {
    return this.#uploads;
  }

  /** Port of the RTMP door; null while it is shut. */
  get rtmpPort(): number | null {
    return this.#ingest?.port ?? null;
  }

  /** Why no video can come in, in Chinese; null: it can. */
  get problem(): string | null {
    return this.#ingest?.problem ?? null;
  }

  /** To be called after every commit: when a court day begins, recordings whose time is over go. */
  committed(): void {
    this.#retention?.turned(this.#options.recordings?.today() ?? null);
  }

  /** Ends every run and says so to the log, as long as that takes events. */
  async close(): Promise<void> {
    await this.#uploads?.close();
    await this.#ingest?.close();
    this.live.close();
    await this.#retention?.close();
    await this.#recordings?.close();
    await this.#runs.close();
  }

  /** Fetches what is registered to be pulled; cuts off what is registered no more. */
  #follow(id: string): void {
    const stream = this.#options.book.get(id);
    if (stream?.kind === 'pull' && stream.url !== null) this.#ingest?.pull(id, stream.url);
    else this.#ingest?.stopPull(id);
    if (!stream) this.#ingest?.revoke(id);
  }

  #sink(): MediaSink {
    return {
      begin: (run: MediaRun) => {
        this.live.begin(run);
        this.#recordings?.begin(run);
        this.#runs.began(run);
      },
      part: (part: MediaPart) => {
        this.live.part(part);
        this.#recordings?.part(part);
      },
      end: (ended: RunEnded) => {
        this.live.end(ended);
        this.#recordings?.end(ended);
        const { streamId, runId, reason, lastFrameAt } = ended;
        const ago = lastFrameAt === null ? null : Math.max(0, Date.now() - lastFrameAt);
        this.#runs.ended(streamId, runId, reason, ago);
      },
    };
  }
}
