import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { ZodError } from 'zod';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { checkBatch, EPOCH_KEY, PROBE_KEY } from './batch-check.ts';
import type { ContributionChunk, ContributionsQuery, Contributor } from './contributions.ts';
import type { QuarantinedEvent, QuarantineQuery } from './quarantine.ts';
import { assertFullSync, openDatabase } from './sqlite-connection.ts';
import { contributionStatements } from './sqlite-contributions.ts';
import { breaksConnection, storageError } from './sqlite-errors.ts';
import { eventStatements, type Tip } from './sqlite-events.ts';
import { lockDatabase } from './sqlite-lock.ts';
import { metaStatements } from './sqlite-meta.ts';
import { type NameStatements, nameStatements } from './sqlite-names.ts';
import { quarantineStatements } from './sqlite-quarantine.ts';
import { rowStatements } from './sqlite-rows.ts';
import { copyDatabase } from './sqlite-snapshot.ts';
import { sumStatements } from './sqlite-sums.ts';
import { StorageUnavailable } from './storage-unavailable.ts';
import type { Cell, CommitBatch, Head, LogStore, RowsQuery, StoredRow } from './store.ts';
import { horizonOf, TOMBSTONES_KEPT } from './tombstones.ts';

export interface SqliteStoreOptions {
  /** How long a statement waits for another program that has locked the database, ms. Default 250. */
  busyTimeoutMs?: number;
  /** Opens the database file; tests put failures in its way. */
  open?: (file: string, busyTimeoutMs: number) => Database.Database;
  /** Tombstones of the newest so many events are kept. Default `TOMBSTONES_KEPT`. */
  tombstonesKept?: number;
}

interface Connection {
  readonly db: Database.Database;
  readonly names: NameStatements;
  readonly events: ReturnType<typeof eventStatements>;
  readonly rows: ReturnType<typeof rowStatements>;
  readonly sums: ReturnType<typeof sumStatements>;
  readonly contributions: ReturnType<typeof contributionStatements>;
  readonly quarantine: ReturnType<typeof quarantineStatements>;
  readonly meta: ReturnType<typeof metaStatements>;
}

const CHUNK = 500;
/** A probe writes as much as a fair batch does: on a full disk a few bytes often still fit. */
const PROBE_CHARS = 256 * 1024;

/**
 * Opens (or creates) the database of one relay. While it is open no other relay can open it; readers
 * such as `npm run verify` can.
 * @throws StorageUnavailable in Chinese: locked, damaged, read-only, not ours, …
 */
export function openSqliteStore(file: string, options: SqliteStoreOptions = {}): LogStore {
  return new SqliteStore(file, options);
}

class SqliteStore implements LogStore {
  readonly #file: string;
  readonly #open: () => Database.Database;
  readonly #unlock: () => void;
  readonly #tombstonesKept: number;
  /** Absent after an error that breaks it, until the next use reopens it. */
  #connection: Connection | undefined;
  #tip: Tip;
  #head: Head;
  #epoch: string;
  #closed = false;

  constructor(file: string, options: SqliteStoreOptions) {
    const { busyTimeoutMs = 250, open = openDatabase } = options;
    this.#file = file;
    this.#tombstonesKept = options.tombstonesKept ?? TOMBSTONES_KEPT;
    this.#open = () => open(file, busyTimeoutMs);
    this.#unlock = this.#mapped(() => lockDatabase(file));
    try {
      const connection = this.#mapped(() => this.#connect());
      this.#connection = connection;
      this.#tip = this.#mapped(() => connection.events.tip());
      this.#head = headOf(this.#tip);
      this.#epoch = this.#mapped(() => connection.meta.get(EPOCH_KEY) ?? newEpoch(connection));
    } catch (error) {
      this.#connection?.db.close();
      this.#unlock();
      throw error;
    }
  }

  head(): Head {
    return this.#head;
  }

  horizon(): number {
    return horizonOf(this.#tip.seq, this.#tombstonesKept);
  }

  epoch(): string {
    return this.#epoch;
  }

  async commit(batch: CommitBatch): Promise<Head> {
    checkBatch(batch, this.#head);
    const tip = this.#use((connection) => {
      try {
        return connection.db.transaction(() => this.#write(connection, batch)).immediate();
      } catch (error) {
        connection.names.forget();
        throw error;
      }
    });
    if (tip !== this.#tip) {
      this.#tip = tip;
      this.#head = headOf(tip);
    }
    return this.#head;
  }

  async digestAt(seq: number): Promise<string | null> {
    return this.#use(({ events }) => events.digestAt(seq));
  }

  async findEvents(source: string, ids: readonly string[]): Promise<LoggedEvent[]> {
    return this.#use(({ events }) => events.find(source, ids));
  }

  async historyOf(aggregate: string): Promise<LoggedEvent[]> {
    return this.#use(({ events }) => events.historyOf(aggregate));
  }

  async *eventsFrom(seq: number): AsyncIterable<LoggedEvent> {
    let after = seq - 1;
    for (;;) {
      const from = after;
      const chunk = this.#use(({ events }) => events.chunkAfter(from, CHUNK));
      yield* chunk;
      const last = chunk.at(-1);
      if (!last) return;
      after = last.seq;
    }
  }

  async *rows(query: RowsQuery): AsyncIterable<StoredRow[]> {
    const limit = query.chunk ?? CHUNK;
    const { caseNumber, sinceSeq = -1, liveOnly = false } = query;
    for (const topic of query.topics ?? this.#use(({ rows }) => rows.topics())) {
      for (const live of liveOnly ? [true] : [true, false]) {
        let from: { seq: number; at: number } | undefined = {
          seq: sinceSeq,
          at: Number.MAX_SAFE_INTEGER,
        };
        while (from) {
          const cursor: { seq: number; at: number } = from;
          const chunk = this.#use(({ rows }) =>
            rows.chunk({ topic, caseNumber, live }, cursor, limit),
          );
          if (chunk.rows.length > 0) yield chunk.rows;
          from = chunk.next;
        }
      }
    }
  }

  async rowCount(query: RowsQuery): Promise<number> {
    return this.#use(({ rows }) =>
      (query.topics ?? rows.topics()).reduce((sum, topic) => sum + rows.count(topic, query), 0),
    );
  }

  loadCells(prefix = ''): AsyncIterable<Cell[]> {
    // A key is longer than what it begins with.
    return this.#byKey(
      (key) =>
        this.#use(({ sums }) => sums.cellsAfter(key, CHUNK)).filter((cell) =>
          cell.key.startsWith(prefix),
        ),
      prefix,
    );
  }

  loadWakes(): AsyncIterable<{ key: string; wakeOn: string }[]> {
    return this.#byKey((key) => this.#use(({ sums }) => sums.wakesAfter(key, CHUNK)));
  }

  async contributions(query: ContributionsQuery): Promise<ContributionChunk> {
    return this.#use(({ contributions }) => ({
      ...contributions.chunk(query),
      seq: this.#head.seq,
    }));
  }

  async contributionSeries(cell: string): Promise<string[]> {
    return this.#use(({ contributions }) => contributions.series(cell));
  }

  loadContributors(): AsyncIterable<Contributor[]> {
    return this.#byKey((key) =>
      this.#use(({ contributions }) => contributions.contributorsAfter(key, CHUNK)),
    );
  }

  async eventCount(aggregates: readonly string[]): Promise<number> {
    return this.#use(({ events }) =>
      aggregates.reduce((sum, each) => sum + events.countOf(each), 0),
    );
  }

  async quarantine(query: QuarantineQuery): Promise<QuarantinedEvent[]> {
    return this.#use(({ quarantine }) => quarantine.list(query));
  }

  async meta(key: string): Promise<string | null> {
    return this.#use(({ meta }) => meta.get(key));
  }

  async metaEntries(prefix: string): Promise<{ key: string; value: string }[]> {
    return this.#use(({ meta }) => meta.startingWith(prefix));
  }

  async resetProjections(): Promise<void> {
    this.#epoch = this.#use((connection) =>
      connection.db
        .transaction(() => {
          connection.rows.clear();
          connection.sums.clear();
          connection.contributions.clear();
          return newEpoch(connection);
        })
        .immediate(),
    );
  }

  async snapshotTo(file: string): Promise<void> {
    const { db } = this.#use((connection) => connection);
    try {
      await copyDatabase(db, file);
    } catch (error) {
      throw storageError(error, file) ?? error;
    }
  }

  async probe(): Promise<void> {
    this.#use((connection) =>
      connection.db
        .transaction(() => {
          connection.meta.put({ key: PROBE_KEY, value: `${Date.now()}`.padEnd(PROBE_CHARS) });
          connection.meta.put({ key: PROBE_KEY, value: null });
          assertFullSync(connection.db);
        })
        .immediate(),
    );
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection?.db.close();
    this.#connection = undefined;
    this.#unlock();
  }

  #write(connection: Connection, batch: CommitBatch): Tip {
    const { events, rows, sums, contributions, quarantine, meta } = connection;
    let tip = this.#tip;
    for (const { event, aggregate } of batch.events ?? []) {
      tip = events.append(tip, event, aggregate);
    }
    const horizon = horizonOf(tip.seq, this.#tombstonesKept);
    if (batch.rows) rows.putAll(batch.rows, horizon);
    if (horizon > this.horizon()) rows.prune(horizon);
    for (const cell of batch.cells ?? []) sums.putCell(cell);
    for (const contributor of batch.contributors ?? []) contributions.put(contributor);
    for (const change of batch.contributions ?? []) contributions.change(change);
    for (const wake of batch.wakes ?? []) sums.putWake(wake);
    for (const entry of batch.quarantine ?? []) quarantine.put(entry);
    for (const entry of batch.meta ?? []) meta.put(entry);
    assertFullSync(connection.db);
    return tip;
  }

  async *#byKey<T extends { key: string }>(
    chunkAfter: (key: string) => T[],
    after = '',
  ): AsyncIterable<T[]> {
    let key = after;
    for (;;) {
      const chunk = chunkAfter(key);
      const last = chunk.at(-1);
      if (!last) return;
      yield chunk;
      key = last.key;
    }
  }

  /** Runs `work` on the connection; reopens and verifies it first when an error has broken it. */
  #use<T>(work: (connection: Connection) => T): T {
    if (this.#closed) throw new StorageUnavailable('closed');
    return this.#mapped(() => {
      this.#connection ??= this.#reconnect();
      return work(this.#connection);
    });
  }

  #mapped<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof ZodError) {
        throw new StorageUnavailable('corrupt', { detail: '读出的数据不合格式', cause: error });
      }
      const unavailable = storageError(error, this.#file);
      if (unavailable && breaksConnection(unavailable)) this.#drop();
      throw unavailable ?? error;
    }
  }

  /**
   * Closing copies what was committed before the error from the WAL into the database and discards
   * the failed rest, so that no page whose flush failed is ever relied on.
   */
  #drop(): void {
    const broken = this.#connection;
    this.#connection = undefined;
    try {
      broken?.db.close();
    } catch (error) {
      if (!storageError(error, this.#file)) throw error;
    }
  }

  #connect(): Connection {
    const db = this.#open();
    const names = nameStatements(db);
    return {
      db,
      names,
      events: eventStatements(db, names),
      rows: rowStatements(db, names),
      sums: sumStatements(db),
      contributions: contributionStatements(db, names),
      quarantine: quarantineStatements(db),
      meta: metaStatements(db),
    };
  }

  /** @throws StorageUnavailable when the database is not at the head that was last acknowledged */
  #reconnect(): Connection {
    const connection = this.#connect();
    try {
      const { seq, digest } = headOf(connection.events.tip());
      if (seq !== this.#head.seq || digest !== this.#head.digest) {
        // More than was acknowledged can be there after a failed flush; a restart takes it in.
        throw new StorageUnavailable(seq > this.#head.seq ? 'io' : 'corrupt', {
          detail: `日志末尾应为第 ${this.#head.seq} 号，实为第 ${seq} 号，请重启系统`,
        });
      }
      return connection;
    } catch (error) {
      connection.db.close();
      throw error;
    }
  }
}

function newEpoch({ meta }: Connection): string {
  const epoch = randomUUID();
  meta.put({ key: EPOCH_KEY, value: epoch });
  return epoch;
}

function headOf({ seq, digest }: Tip): Head {
  return { seq, digest: Buffer.from(digest).toString('hex') };
}
