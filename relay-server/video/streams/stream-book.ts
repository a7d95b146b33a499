import { createHash } from 'node:crypto';
import { takeEach } from '../../log/damaged-rows.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';

export type Registered = { readonly id: string } & Readonly<RowData<'stream'>>;

/** A coming-in of which the log does not know the end. */
export interface OpenRun {
  readonly streamId: string;
  readonly runId: string;
  readonly startedAt: number;
}

const TOPICS = ['stream', 'field'];

/** The streams that stand registered, in memory, kept up from the rows of commits. */
export class StreamBook {
  readonly #streams = new Map<string, Registered>();
  readonly #byDigest = new Map<string, string>();
  readonly #open = new Map<string, OpenRun>();
  readonly #listeners = new Set<(id: string) => void>();

  /** @throws StorageUnavailable; DamagedRows when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<StreamBook> {
    const book = new StreamBook();
    for await (const rows of store.rows({ topics: TOPICS, liveOnly: true })) book.update(rows);
    return book;
  }

  /**
   * Takes in changed rows; those of other topics are passed over.
   * @throws DamagedRows the streams that they told of are registered no more
   */
  update(rows: readonly StoredRow[]): void {
    takeEach(
      rows.filter(({ topic }) => TOPICS.includes(topic)),
      (row) => (row.topic === 'stream' ? this.#updateStream(row) : this.#updateRun(row)),
      ({ topic, id }) => topic === 'stream' && this.#tellOf(id),
    );
  }

  /** Calls `listener` with the id of each stream that is registered, changed or revoked. */
  onChange(listener: (id: string) => void): void {
    this.#listeners.add(listener);
  }

  get(id: string): Registered | undefined {
    return this.#streams.get(id);
  }

  all(): Registered[] {
    return [...this.#streams.values()];
  }

  /** @returns the stream that a publisher with this key is, if it stands */
  idOfKey(key: string): string | undefined {
    return this.#byDigest.get(digestOfKey(key));
  }

  /** Whether pictures of a stream are coming in now, as the log knows. */
  isLive(id: string): boolean {
    return [...this.#open.values()].some(({ streamId }) => streamId === id);
  }

  openRuns(): OpenRun[] {
    return [...this.#open.values()];
  }

  #updateStream({ id, gone, data }: StoredRow): void {
    const before = this.#streams.get(id);
    if (before?.keyDigest) this.#byDigest.delete(before.keyDigest);
    this.#streams.delete(id);
    if (!gone) {
      const stream = { id, ...rowSchemas.stream.parse(data) };
      this.#streams.set(id, stream);
      if (stream.keyDigest !== null) this.#byDigest.set(stream.keyDigest, id);
    }
    this.#tellOf(id);
  }

  #tellOf(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }

  #updateRun({ id, gone, data }: StoredRow): void {
    this.#open.delete(id);
    if (gone) return;
    const { streamId, run } = rowSchemas.field.parse(data);
    if (run !== null && run.ended === null) {
      this.#open.set(id, { streamId, runId: run.runId, startedAt: run.startedAt });
    }
  }
}

/** SHA-256 of a publisher's key, hex. Keys are long and random: a plain digest is enough. */
export function digestOfKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}
