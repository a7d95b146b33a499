import type { RetentionRule } from '../../../wire/codes.ts';
import { OWN_SOURCE } from '../../intake/recorder.ts';
import type { Recording, RecordingBook } from '../recording/recording-book.ts';
import type { StreamRecorder } from '../streams/register.ts';
import { removeMedia } from './remove-media.ts';
import type { RetentionBook } from './retention-book.ts';

export interface RetentionOptions {
  /** `STREAM/RECORDING/` below it. */
  readonly folder: string;
  readonly recordings: Pick<RecordingBook, 'all' | 'get'>;
  readonly book: Pick<RetentionBook, 'keepingOf'>;
  readonly recorder: StreamRecorder;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  /** Told of the media that were taken away, bytes; not of those whose deletion a relay before this one began. */
  readonly onFreed: (bytes: number) => void;
  readonly log: (line: string, error?: unknown) => void;
  /** Pause before what the storage or the disk did not take is tried again, ms. */
  readonly retryMs?: number;
}

/** A recording whose time is over. */
export interface Due {
  readonly recording: Recording;
  readonly until: string;
  readonly rule: RetentionRule;
}

/** What is due on a court day: kept until a day before it. Pure. */
export function dueOn(
  day: string,
  recordings: Iterable<Recording>,
  book: Pick<RetentionBook, 'keepingOf'>,
): Due[] {
  const due: Due[] = [];
  for (const recording of recordings) {
    if (recording.state !== 'closed') continue;
    const keeping = book.keepingOf(recording);
    if (keeping.until === null || keeping.until >= day) continue;
    due.push({ recording, until: keeping.until, rule: keeping.rule });
  }
  return due;
}

/**
 * Deletes what is due when a court day begins. What a day finds due is only listed; it goes when the
 * next day begins and it is due still. So a clock that was set wrong deletes nothing before somebody
 * could see it, and neither does a relay that has just been started.
 */
export class Retention {
  readonly #options: Required<RetentionOptions>;
  #day: string | null = null;
  /** Found due before the day that goes on. */
  #listed: ReadonlySet<string> = new Set();
  /** To be deleted, still. */
  #going = new Set<string>();
  /** Told by a relay before this one. */
  #begun: ReadonlySet<string> = new Set();
  #working: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: RetentionOptions) {
    this.#options = { retryMs: 60_000, ...options };
  }

  /** Finishes what a relay before this one began, and lists what is due. @param day the log's court day */
  start(day: string | null): void {
    const { recordings } = this.#options;
    const begun = [...recordings.all()].filter(({ state }) => state === 'deleted');
    this.#begun = new Set(begun.map(({ id }) => id));
    this.#going = new Set(this.#begun);
    this.#list(day);
    this.#work();
  }

  /** To be called with the log's court day after every commit; only a new day does anything. */
  turned(day: string | null): void {
    if (day === null || day === this.#day || this.#closed) return;
    const { recordings, book } = this.#options;
    for (const { recording } of dueOn(day, recordings.all(), book)) {
      if (this.#listed.has(recording.id)) this.#going.add(recording.id);
    }
    this.#list(day);
    this.#work();
  }

  /** Resolves when nothing is being deleted. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  #list(day: string | null): void {
    this.#day = day;
    if (day === null) return;
    const { recordings, book, log } = this.#options;
    const due = dueOn(day, recordings.all(), book).filter(
      ({ recording }) => !this.#going.has(recording.id),
    );
    this.#listed = new Set(due.map(({ recording }) => recording.id));
    if (due.length > 0) log(`${due.length} 段录像保存期已满，下一次换日时删除；需要保留的请先保全`);
  }

  #work(): void {
    if (this.#going.size === 0) return;
    this.#working = this.#working.then(() => this.#deleteAll());
  }

  async #deleteAll(): Promise<void> {
    for (const id of [...this.#going]) {
      if (this.#closed) return;
      try {
        await this.#delete(id);
        this.#going.delete(id);
      } catch (error) {
        this.#options.log(`录像 ${id} 到期未能删除，将重试`, error);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#work(), this.#options.retryMs).unref();
        return;
      }
    }
  }

  /** First the log, durably, then the disk. What has changed its standing meanwhile is let be. */
  async #delete(id: string): Promise<void> {
    const { recordings, folder, onFreed, log } = this.#options;
    const recording = recordings.get(id);
    if (recording === undefined) return;
    if (recording.state !== 'deleted' && !(await this.#say(recording))) return;
    if (recordings.get(id)?.state !== 'deleted') return;
    const { streamId, bytes } = recording;
    if ((await removeMedia(folder, streamId, id)) === 0) return;
    if (!this.#begun.has(id)) onFreed(bytes);
    log(`录像 ${streamId}/${id} 已到期删除，索引保留`);
  }

  /** @returns false: it is not due any more, or the rules refuse it @throws what the recorder throws */
  async #say(recording: Recording): Promise<boolean> {
    const { book, recorder, clock, log } = this.#options;
    const [due] = dueOn(this.#day ?? '', [recording], book);
    if (due === undefined) return false;
    const { id } = recording;
    const event = {
      ...{ id: `rec-${id}-deleted`, type: 'recording.deleted', v: 1, occurredAt: clock.now() },
      body: { recordingId: id, rule: due.rule, keptUntil: due.until },
    };
    const { rejected } = await recorder.record(OWN_SOURCE, [event]);
    for (const { message } of rejected) log(`录像 ${id} 未删除：${message}`);
    return rejected.length === 0;
  }
}
