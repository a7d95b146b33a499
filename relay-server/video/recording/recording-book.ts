import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';

export type Recording = { readonly id: string } & Readonly<RowData<'recording'>>;

export interface RecordingQuery {
  readonly stream?: string;
  readonly caseNumber?: string;
  /** Of the recording's beginning, UTC ms; `from` included, `to` not. */
  readonly from?: number;
  readonly to?: number;
  /** The last one of the page before. */
  readonly after?: { readonly startedAt: number; readonly id: string };
  readonly limit: number;
}

const TOPIC = 'recording';

/** What recordings there are, as the log knows, kept up from the rows of commits. */
export class RecordingBook {
  readonly #recordings = new Map<string, Recording>();
  /** Newest first; null: to be sorted anew. */
  #sorted: readonly Recording[] | null = null;

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<RecordingBook> {
    const book = new RecordingBook();
    for await (const rows of store.rows({ topics: [TOPIC], liveOnly: true })) book.update(rows);
    return book;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const { topic, id, caseNumber, gone, data } of rows) {
      if (topic !== TOPIC) continue;
      if (!gone) this.#recordings.set(id, { id, ...rowSchemas.recording.parse(data) });
      // Linked to another case it is another row: the one before may be told as gone afterwards.
      else if (this.#recordings.get(id)?.caseNumber === caseNumber) this.#recordings.delete(id);
      this.#sorted = null;
    }
  }

  get(id: string): Recording | undefined {
    return this.#recordings.get(id);
  }

  all(): IterableIterator<Recording> {
    return this.#recordings.values();
  }

  /** Of all recordings together; what was deleted is on the disk no more. */
  bytes(): number {
    let bytes = 0;
    for (const { state, bytes: own } of this.all()) bytes += state === 'deleted' ? 0 : own;
    return bytes;
  }

  /** Those of which the log does not know the end. */
  open(): Recording[] {
    return [...this.all()].filter(({ state }) => state === 'recording' || state === 'interrupted');
  }

  /** Newest first. */
  find({ stream, caseNumber, from, to, after, limit }: RecordingQuery): Recording[] {
    this.#sorted ??= [...this.#recordings.values()].sort(newestFirst);
    const found: Recording[] = [];
    for (const recording of this.#sorted) {
      if (found.length === limit) break;
      if (stream !== undefined && recording.streamId !== stream) continue;
      if (caseNumber !== undefined && recording.caseNumber !== caseNumber) continue;
      if (from !== undefined && recording.startedAt < from) continue;
      if (to !== undefined && recording.startedAt >= to) continue;
      if (after !== undefined && newestFirst(recording, after) <= 0) continue;
      found.push(recording);
    }
    return found;
  }
}

type Place = Pick<Recording, 'startedAt' | 'id'>;

function newestFirst(a: Place, b: Place): number {
  return b.startedAt - a.startedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
