import type { LoggedEvent } from '../../wire/case-event.ts';
import type {
  ContributionChange,
  ContributionChunk,
  ContributionsQuery,
  Contributor,
} from './contributions.ts';
import type { QuarantinedEvent, QuarantineEntry, QuarantineQuery } from './quarantine.ts';

export type {
  Contribution,
  ContributionChange,
  ContributionChunk,
  ContributionCursor,
  ContributionsQuery,
  Contributor,
} from './contributions.ts';
export type { QuarantinedEvent, QuarantineEntry, QuarantineQuery } from './quarantine.ts';
export { StorageUnavailable } from './storage-unavailable.ts';

/** The newest event: its seq (0 for an empty log) and the chain's digest there, 64 hex digits. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
}

interface RowKey {
  readonly topic: string;
  readonly id: string;
  /** Case that the row belongs to or comes from. (topic, caseNumber, id) is unique. */
  readonly caseNumber: string | null;
  /** Of the event that last changed it: the same however events were batched. */
  readonly seq: number;
}
export interface LiveRow extends RowKey {
  /** JSON; its schema belongs to the projection that wrote it. */
  readonly data: unknown;
  readonly gone?: never;
}
export interface GoneRow extends RowKey {
  readonly gone: true;
  readonly data?: never;
}
/** One row of a projection; a tombstone stays until the horizon, so that late replicas hear of it. */
export type StoredRow = LiveRow | GoneRow;

export interface RowsQuery {
  /** Absent: all topics. */
  readonly topics?: readonly string[];
  /** Only rows of this case. */
  readonly caseNumber?: string;
  /** Only rows changed after this seq. Default: everything. */
  readonly sinceSeq?: number;
  /** Leave tombstones out, as a snapshot does. Default false. */
  readonly liveOnly?: boolean;
  /** Rows in one chunk, at most. Default 500. */
  readonly chunk?: number;
}

/** A running sum, absolute; 0 removes it. */
export interface Cell {
  readonly key: string;
  readonly n: number;
}

/** The next court day on which an aggregate changes by the clock alone; null: none. */
export interface Wake {
  readonly key: string;
  readonly wakeOn: string | null;
}

/** Small facts about the store's work, e.g. `inbox.<hash>` → report. Keys `store.*` are its own. */
export interface MetaEntry {
  readonly key: string;
  /** null removes the key. */
  readonly value: string | null;
}

/** Everything that becomes durable together. Absent parts are empty. */
export interface CommitBatch {
  /** seq must go on from the head without a gap. */
  readonly events?: readonly { readonly event: LoggedEvent; readonly aggregate: string }[];
  readonly rows?: readonly StoredRow[];
  readonly cells?: readonly Cell[];
  readonly contributions?: readonly ContributionChange[];
  readonly contributors?: readonly Contributor[];
  readonly wakes?: readonly Wake[];
  readonly quarantine?: readonly QuarantineEntry[];
  readonly meta?: readonly MetaEntry[];
}

/**
 * The log and what is projected from it. One writer. Every method may throw StorageUnavailable.
 * What a read returns has been parsed; what comes out damaged is reason `corrupt`.
 */
export interface LogStore {
  /** As of this process's last commit; no I/O. */
  head(): Head;

  /** The chain's digest at a seq, 64 hex digits; 0 is the beginning. null: no such event. */
  digestAt(seq: number): Promise<string | null>;

  /**
   * Tombstones of up to this seq may be missing, all newer ones are there. Moves forward only, far
   * behind the head. No I/O.
   */
  horizon(): number;

  /** Changes with another database and with every resetProjections(). No I/O. */
  epoch(): string;

  /**
   * One transaction, durable (flushed to the disk) when the promise resolves.
   * @returns the new head
   * @throws StorageUnavailable, and then nothing of the batch is in the log
   * @throws RangeError when a seq does not follow the head: the caller's mistake
   */
  commit(batch: CommitBatch): Promise<Head>;

  /** @returns what this source has logged under these ids, in no order; unknown ids are left out */
  findEvents(source: string, ids: readonly string[]): Promise<LoggedEvent[]>;

  /** All events of an aggregate, by seq. */
  historyOf(aggregate: string): Promise<LoggedEvent[]>;

  /** Events from `seq` on, by seq, read in chunks; what is committed meanwhile is included. */
  eventsFrom(seq: number): AsyncIterable<LoggedEvent>;

  /**
   * Rows by topic and seq, in chunks, so that no reader holds everything. Commits may happen between
   * chunks: each row that matched at the call comes at least once, as it was then or newer; a row
   * newer than the head at the call may be missing and is found by asking again from that head.
   */
  rows(query: RowsQuery): AsyncIterable<StoredRow[]>;

  /** How many rows `rows(query)` would give now. */
  rowCount(query: RowsQuery): Promise<number>;

  /** Cells whose key begins with `prefix`, by key, those that came to be 0 among them. Default: all. */
  loadCells(prefix?: string): AsyncIterable<Cell[]>;

  /** Contributions of some series, by day, a chunk at a time; each chunk is of one moment. */
  contributions(query: ContributionsQuery): Promise<ContributionChunk>;

  /** Series of a cell (`closed`) that anything ever contributed to, sorted. */
  contributionSeries(cell: string): Promise<string[]>;

  /** What every case is grouped by, by key. */
  loadContributors(): AsyncIterable<Contributor[]>;

  /** How many events of the log belong to these aggregates. Long lists are the caller's to divide. */
  eventCount(aggregates: readonly string[]): Promise<number>;

  /** Aggregates that have a day to wake on. */
  loadWakes(): AsyncIterable<{ readonly key: string; readonly wakeOn: string }[]>;

  /** Newest first. */
  quarantine(query: QuarantineQuery): Promise<QuarantinedEvent[]>;

  meta(key: string): Promise<string | null>;

  /** Entries whose key starts with `prefix`, by key. */
  metaEntries(prefix: string): Promise<{ readonly key: string; readonly value: string }[]>;

  /**
   * Empties rows, cells, contributions and wakes and takes a new epoch, before they are built anew from the log.
   * The caller marks the end of its work with a meta entry: a crash in between must be noticeable.
   */
  resetProjections(): Promise<void>;

  /** Copies the database as it is now into a new file, while work goes on. */
  snapshotTo(file: string): Promise<void>;

  /** Resolves when a durable write works (again); a broken connection is reopened and verified first. */
  probe(): Promise<void>;

  close(): Promise<void>;
}
