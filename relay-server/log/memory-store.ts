import { randomUUID } from 'node:crypto';
import type { LoggedEvent } from '../../wire/case-event.ts';
import { checkBatch } from './batch-check.ts';
import { chainDigest, GENESIS, payloadOf } from './chain.ts';
import type { ContributionChunk, ContributionsQuery, Contributor } from './contributions.ts';
import { loggedEvent } from './logged-event.ts';
import { MemoryContributions } from './memory-contributions.ts';
import {
  type QuarantinedEvent,
  type QuarantineEntry,
  type QuarantineQuery,
  quarantineFingerprint,
} from './quarantine.ts';
import { StorageUnavailable } from './storage-unavailable.ts';
import type { Cell, CommitBatch, Head, LogStore, RowsQuery, StoredRow } from './store.ts';
import { horizonOf, TOMBSTONES_KEPT } from './tombstones.ts';

const CHUNK = 500;

/** A store that forgets with its process: for tests and trials. Keeps the contract of LogStore. */
export class MemoryStore implements LogStore {
  readonly #events: { payload: string; aggregate: string; digest: Buffer }[] = [];
  readonly #bySource = new Map<string, number>();
  readonly #byAggregate = new Map<string, number[]>();
  /** topic → (case, id) → row as JSON: what a caller holds is never shared. */
  readonly #rows = new Map<string, Map<string, StoredRow>>();
  readonly #cells = new Map<string, number>();
  readonly #contributions = new MemoryContributions();
  readonly #wakes = new Map<string, string>();
  readonly #quarantine = new Map<string, QuarantinedEvent>();
  readonly #meta = new Map<string, string>();
  readonly #tombstonesKept: number;
  #epoch: string = randomUUID();
  #closed = false;

  /** @param tombstonesKept of the newest so many events */
  constructor(tombstonesKept = TOMBSTONES_KEPT) {
    this.#tombstonesKept = tombstonesKept;
  }

  head(): Head {
    const digest = this.#events.at(-1)?.digest ?? GENESIS;
    return { seq: this.#events.length, digest: digest.toString('hex') };
  }

  horizon(): number {
    return horizonOf(this.head().seq, this.#tombstonesKept);
  }

  epoch(): string {
    return this.#epoch;
  }

  async commit(batch: CommitBatch): Promise<Head> {
    this.#assertOpen();
    checkBatch(batch, this.head());
    const before = this.horizon();
    for (const { event, aggregate } of batch.events ?? []) this.#append(event, aggregate);
    for (const row of batch.rows ?? []) this.#putRow(row);
    if (this.horizon() > before) this.#prune(this.horizon());
    for (const { key, n } of batch.cells ?? []) this.#cells.set(key, n);
    this.#contributions.take(batch);
    for (const { key, wakeOn } of batch.wakes ?? []) put(this.#wakes, key, wakeOn);
    for (const entry of batch.quarantine ?? []) this.#putQuarantine(entry);
    for (const { key, value } of batch.meta ?? []) put(this.#meta, key, value);
    return this.head();
  }

  async digestAt(seq: number): Promise<string | null> {
    this.#assertOpen();
    const digest = seq === 0 ? GENESIS : this.#events[seq - 1]?.digest;
    return digest?.toString('hex') ?? null;
  }

  async findEvents(source: string, ids: readonly string[]): Promise<LoggedEvent[]> {
    this.#assertOpen();
    return ids
      .map((id) => this.#bySource.get(sourceKey(source, id)))
      .filter((seq) => seq !== undefined)
      .map((seq) => this.#event(seq));
  }

  async historyOf(aggregate: string): Promise<LoggedEvent[]> {
    this.#assertOpen();
    return (this.#byAggregate.get(aggregate) ?? []).map((seq) => this.#event(seq));
  }

  async *eventsFrom(seq: number): AsyncIterable<LoggedEvent> {
    for (let next = Math.max(seq, 1); next <= this.#events.length; next += 1) {
      this.#assertOpen();
      yield this.#event(next);
    }
  }

  async *rows(query: RowsQuery): AsyncIterable<StoredRow[]> {
    const limit = query.chunk ?? CHUNK;
    for (const topic of query.topics ?? [...this.#rows.keys()].sort()) {
      for (const gone of query.liveOnly ? [false] : [false, true]) {
        this.#assertOpen();
        const matching = this.#matching(topic, query)
          .filter((row) => (row.gone ?? false) === gone)
          .sort((a, b) => a.seq - b.seq);
        for (let from = 0; from < matching.length; from += limit) {
          yield structuredClone(matching.slice(from, from + limit));
        }
      }
    }
  }

  async rowCount(query: RowsQuery): Promise<number> {
    this.#assertOpen();
    const topics = query.topics ?? [...this.#rows.keys()];
    return topics.reduce((sum, topic) => sum + this.#matching(topic, query).length, 0);
  }

  async *loadCells(prefix = ''): AsyncIterable<Cell[]> {
    this.#assertOpen();
    const found = [...this.#cells].filter(([key]) => key.startsWith(prefix));
    if (found.length > 0) yield sortedByKey(found.map(([key, n]) => ({ key, n })));
  }

  async contributions(query: ContributionsQuery): Promise<ContributionChunk> {
    this.#assertOpen();
    return { ...this.#contributions.chunk(query), seq: this.#events.length };
  }

  async contributionSeries(cell: string): Promise<string[]> {
    this.#assertOpen();
    return this.#contributions.series(cell);
  }

  async *loadContributors(): AsyncIterable<Contributor[]> {
    this.#assertOpen();
    const contributors = this.#contributions.contributors();
    if (contributors.length > 0) yield sortedByKey(contributors);
  }

  async eventCount(aggregates: readonly string[]): Promise<number> {
    this.#assertOpen();
    return aggregates.reduce((sum, key) => sum + (this.#byAggregate.get(key)?.length ?? 0), 0);
  }

  async *loadWakes(): AsyncIterable<{ key: string; wakeOn: string }[]> {
    this.#assertOpen();
    const wakes = [...this.#wakes].map(([key, wakeOn]) => ({ key, wakeOn }));
    if (wakes.length > 0) yield sortedByKey(wakes);
  }

  async quarantine(query: QuarantineQuery): Promise<QuarantinedEvent[]> {
    this.#assertOpen();
    const { source, before = Number.MAX_SAFE_INTEGER, limit } = query;
    return [...this.#quarantine.values()]
      .filter((entry) => (source === undefined || entry.source === source) && entry.number < before)
      .sort((a, b) => b.number - a.number)
      .slice(0, Math.min(limit, 500));
  }

  async meta(key: string): Promise<string | null> {
    this.#assertOpen();
    return this.#meta.get(key) ?? null;
  }

  async metaEntries(prefix: string): Promise<{ key: string; value: string }[]> {
    this.#assertOpen();
    return sortedByKey(
      [...this.#meta]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => ({ key, value })),
    );
  }

  async resetProjections(): Promise<void> {
    this.#assertOpen();
    this.#rows.clear();
    this.#cells.clear();
    this.#contributions.clear();
    this.#wakes.clear();
    this.#epoch = randomUUID();
  }

  async snapshotTo(file: string): Promise<void> {
    throw new StorageUnavailable('closed', { detail: `内存中的数据不能复制到 ${file}` });
  }

  async probe(): Promise<void> {
    this.#assertOpen();
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #assertOpen(): void {
    if (this.#closed) throw new StorageUnavailable('closed');
  }

  #append(event: LoggedEvent, aggregate: string): void {
    const payload = payloadOf(event);
    const digest = chainDigest(this.#events.at(-1)?.digest ?? GENESIS, payload);
    this.#events.push({ payload, aggregate, digest });
    this.#bySource.set(sourceKey(event.source, event.id), event.seq);
    const history = this.#byAggregate.get(aggregate) ?? [];
    history.push(event.seq);
    this.#byAggregate.set(aggregate, history);
  }

  #event(seq: number): LoggedEvent {
    return loggedEvent(seq, this.#events[seq - 1]?.payload ?? '');
  }

  #putRow(row: StoredRow): void {
    const topic = this.#rows.get(row.topic) ?? new Map<string, StoredRow>();
    const key = `${row.caseNumber ?? ''}\n${row.id}`;
    if (row.gone && row.seq <= this.horizon()) topic.delete(key);
    else topic.set(key, structuredClone(row));
    this.#rows.set(row.topic, topic);
  }

  #prune(horizon: number): void {
    for (const topic of this.#rows.values()) {
      for (const [key, row] of topic) if (row.gone && row.seq <= horizon) topic.delete(key);
    }
  }

  #matching(topic: string, { caseNumber, sinceSeq = -1, liveOnly = false }: RowsQuery) {
    return [...(this.#rows.get(topic)?.values() ?? [])].filter(
      (row) =>
        row.seq > sinceSeq &&
        (caseNumber === undefined || row.caseNumber === caseNumber) &&
        !(liveOnly && row.gone),
    );
  }

  #putQuarantine(entry: QuarantineEntry): void {
    const fingerprint = quarantineFingerprint(entry).toString('hex');
    const known = this.#quarantine.get(fingerprint);
    this.#quarantine.set(
      fingerprint,
      known
        ? { ...known, times: known.times + 1, lastAt: entry.receivedAt }
        : {
            ...entry,
            raw: Buffer.from(entry.raw),
            number: this.#quarantine.size + 1,
            times: 1,
            lastAt: entry.receivedAt,
          },
    );
  }
}

function sourceKey(source: string, id: string): string {
  return `${source}\n${id}`;
}

function put<T>(map: Map<string, T>, key: string, value: T | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

function sortedByKey<T extends { key: string }>(entries: T[]): T[] {
  return entries.sort((a, b) => (a.key < b.key ? -1 : 1));
}
