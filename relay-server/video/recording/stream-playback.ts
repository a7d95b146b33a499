import { open } from 'node:fs/promises';
import path from 'node:path';
import { INDEX_FILE, parseLine } from './index-lines.ts';
import { type Joined, joinRecordings, type Span } from './join-recordings.ts';
import type { Recording, RecordingBook } from './recording-book.ts';
import type { RecordingReader } from './recording-reader.ts';
import { orMissing } from './recover.ts';

export interface StreamPlaybackOptions {
  /** `STREAM/RECORDING/` below it. */
  readonly folder: string;
  readonly book: Pick<RecordingBook, 'find'>;
  readonly reader: Pick<RecordingReader, 'playable'>;
}

/** A recording's first frame may have been taken so much before or after its head says, ms. */
const SLACK = 60_000;
/** A head is one line of an index, and not longer. */
const LONGEST_HEAD = 8 * 1024;
const PAGE = 500;

/**
 * Finds what there is to see of a stream in a span of its media's own time. The log's instants are the
 * relay's clock, which is another one in the demo: when a recording began is read from its index.
 */
export class StreamPlayback {
  readonly #options: StreamPlaybackOptions;
  readonly #beginnings = new Map<string, number>();

  constructor(options: StreamPlaybackOptions) {
    this.#options = options;
  }

  /** @returns in the order of its pictures; empty: there is nothing @throws what the disk says */
  async joined(streamId: string, span: Span): Promise<Joined[]> {
    const recordings = [];
    for (const recording of this.#of(streamId)) {
      if (!(await this.#mayReach(recording, span))) continue;
      const { id, origin, state } = recording;
      const playable = await this.#options.reader.playable(streamId, id, state === 'closed');
      if (playable) recordings.push({ id, origin, chapters: playable.chapters });
    }
    return joinRecordings(recordings, span);
  }

  *#of(stream: string): Generator<Recording> {
    let after: Recording | undefined;
    do {
      const page = this.#options.book.find({ stream, limit: PAGE, ...(after && { after }) });
      yield* page.filter(({ state }) => state !== 'deleted');
      after = page[PAGE - 1];
    } while (after);
  }

  async #mayReach(recording: Recording, { from, to }: Span): Promise<boolean> {
    const beginning = await this.#beginning(recording);
    if (beginning === null || beginning - SLACK >= to) return false;
    const { startedAt, endedAt } = recording;
    return endedAt === null || beginning + (endedAt - startedAt) + SLACK > from;
  }

  async #beginning({ streamId, id }: Recording): Promise<number | null> {
    const known = this.#beginnings.get(id);
    if (known !== undefined) return known;
    const file = path.join(this.#options.folder, streamId, id, INDEX_FILE);
    const line = await orMissing(firstLine(file));
    const head = line === null ? null : parseLine(line);
    if (head?.kind !== 'head') return null;
    this.#beginnings.set(id, head.startedAt);
    return head.startedAt;
  }
}

async function firstLine(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const piece = Buffer.alloc(LONGEST_HEAD);
    const { bytesRead } = await handle.read(piece, 0, LONGEST_HEAD, 0);
    const end = piece.subarray(0, bytesRead).indexOf('\n');
    return piece.toString('utf8', 0, end === -1 ? 0 : end);
  } finally {
    await handle.close();
  }
}
