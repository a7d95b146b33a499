import type { LoggedEvent, SourceEvent } from '../../wire/case-event.ts';
import type { Rejected } from '../../wire/refusal.ts';
import { canonicalJson } from '../log/canonical.ts';
import type { QuarantineEntry } from '../log/quarantine.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import type { Draft, Projector } from '../projections/projector.ts';
import type { Clock } from '../sources/clock.ts';
import { parseEvent, type Refusal, refusal } from './parse-event.ts';

/** What a source is told after the durable commit. `seq` is the head of the log then. */
export interface RecordOutcome {
  accepted: number;
  duplicates: number;
  rejected: Rejected[];
  seq: number;
}

/** One durable commit: events (from, to] and the rows that they changed. */
export interface Commit {
  from: number;
  to: number;
  rows: readonly StoredRow[];
}

/** More is waiting to be written than memory should hold; the source is to send again later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export interface RecorderOptions {
  store: LogStore;
  projector: Projector;
  clock: Clock;
  onCommit: (commit: Commit) => void;
  /** The storage did not take a commit; each request of it gets the error too. */
  onStorageFailure: (error: StorageUnavailable) => void;
  /** An error that is neither the storage's nor a source's; told once, the request gets a 500. */
  onError: (error: unknown) => void;
  /** Most events of one commit. */
  groupLimit?: number;
  /** Most events that may wait. */
  queueLimit?: number;
}

/** The relay's own source name: the only one whose `clock.*` events are taken. */
export const OWN_SOURCE = 'relay';

/** Clocks of sources run fast at times; more than this ahead of ours is a mistake. */
const FUTURE_TOLERANCE_MS = 10 * 60_000;

/** What was sent at an index of the request, before it was parsed. */
export type RawOf = (index: number) => Uint8Array | string;

interface Job {
  source: string;
  items: readonly unknown[];
  rawOf: RawOf;
  resolve: (outcome: RecordOutcome) => void;
  reject: (error: unknown) => void;
}

interface Batch {
  draft: Draft;
  seq: number;
  /** The instant of recording, one for the batch. */
  at: number;
  events: { event: LoggedEvent; aggregate: string }[];
  quarantine: QuarantineEntry[];
  /** This very batch's events, by source and id: the store does not know them yet. */
  seen: Map<string, SourceEvent>;
}

/**
 * The single writer. Whatever arrives while a commit is under way is committed together by the next
 * one: one transaction, one fsync, then every answer.
 */
export class Recorder {
  readonly #options: Required<RecorderOptions>;
  readonly #queue: Job[] = [];
  #waiting = 0;
  #draining: Promise<void> | null = null;

  constructor(options: RecorderOptions) {
    this.#options = { groupLimit: 2_000, queueLimit: 20_000, ...options };
  }

  /**
   * Records events of one source; resolves after the durable commit.
   * @param items the events as sent, JSON-parsed
   * @param rawOf what was sent, for the quarantine; absent: the items as JSON again
   * @throws StorageUnavailable nothing of this call was recorded
   * @throws Overloaded nothing of this call was recorded
   */
  record(
    source: string,
    items: readonly unknown[],
    rawOf: RawOf = (index) => jsonOf(items[index]),
  ): Promise<RecordOutcome> {
    if (this.#waiting + items.length > this.#options.queueLimit && this.#waiting > 0) {
      return Promise.reject(new Overloaded('too many events are waiting to be written'));
    }
    this.#waiting += items.length;
    return new Promise((resolve, reject) => {
      this.#queue.push({ source, items, rawOf, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when everything that was handed in has been answered. */
  async settled(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  async #drain(): Promise<void> {
    // Requests that arrived in the same turn of the event loop belong to the same commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#commitJobs(this.#takeJobs());
    this.#draining = null;
  }

  #takeJobs(): Job[] {
    const jobs: Job[] = [];
    let events = 0;
    for (;;) {
      const next = this.#queue[0];
      if (!next || (jobs.length > 0 && events + next.items.length > this.#options.groupLimit))
        break;
      this.#queue.shift();
      jobs.push(next);
      events += next.items.length;
    }
    this.#waiting -= events;
    return jobs;
  }

  async #commitJobs(jobs: readonly Job[]): Promise<void> {
    try {
      const outcomes = await this.#commit(jobs);
      for (const [index, job] of jobs.entries()) {
        const outcome = outcomes[index];
        if (outcome) job.resolve(outcome);
      }
    } catch (error) {
      if (error instanceof StorageUnavailable) {
        this.#options.onStorageFailure(error);
        for (const job of jobs) job.reject(error);
      } else if (jobs.length > 1) {
        // One request must not take the others down with it.
        for (const job of jobs) await this.#commitJobs([job]);
      } else {
        this.#options.onError(error);
        for (const job of jobs) job.reject(error);
      }
    }
  }

  async #commit(jobs: readonly Job[]): Promise<RecordOutcome[]> {
    const { store, projector, clock, onCommit } = this.#options;
    const from = store.head().seq;
    const draft = projector.draft();
    const batch: Batch = {
      draft,
      seq: from,
      at: clock.now(),
      events: [],
      quarantine: [],
      seen: new Map(),
    };
    try {
      const outcomes: RecordOutcome[] = [];
      for (const job of jobs) outcomes.push(await this.#decide(job, batch));
      const changes = draft.changes();
      if (batch.events.length > 0 || batch.quarantine.length > 0) {
        await store.commit({ ...changes, events: batch.events, quarantine: batch.quarantine });
      }
      draft.keep();
      if (batch.seq > from) onCommit({ from, to: batch.seq, rows: changes.rows });
      return outcomes.map((outcome) => ({ ...outcome, seq: batch.seq }));
    } catch (error) {
      draft.drop();
      throw error;
    }
  }

  async #decide(job: Job, batch: Batch): Promise<RecordOutcome> {
    const outcome: RecordOutcome = { accepted: 0, duplicates: 0, rejected: [], seq: 0 };
    const reject = (index: number, reason: Refusal) => {
      outcome.rejected.push({ index, ...reason });
      const { code, path, message, rule } = reason;
      const raw = job.rawOf(index);
      const { source } = job;
      batch.quarantine.push({ source, receivedAt: batch.at, code, path, message, rule, raw });
    };

    const parsed: { index: number; event: SourceEvent }[] = [];
    for (const [index, item] of job.items.entries()) {
      const result = parseEvent(item);
      if ('event' in result) parsed.push({ index, event: result.event });
      else reject(index, result.refusal);
    }
    const ids = parsed.map(({ event }) => event.id);
    const logged = await this.#options.store.findEvents(job.source, ids);
    const known = new Map(logged.map((event) => [event.id, event]));
    // Arrival order within a request means nothing; occurrence does.
    parsed.sort((a, b) => a.event.occurredAt - b.event.occurredAt || a.index - b.index);

    for (const { index, event } of parsed) {
      const key = `${job.source}\n${event.id}`;
      const before = known.get(event.id) ?? batch.seen.get(key);
      if (before) {
        if (sameContent(before, event)) outcome.duplicates += 1;
        else reject(index, refusal('id_conflict', '/id').refusal);
        continue;
      }
      const next: LoggedEvent = {
        ...event,
        seq: batch.seq + 1,
        source: job.source,
        recordedAt: batch.at,
      };
      const refused = this.#refuseAtDoor(job.source, event) ?? (await batch.draft.judge(next));
      if (refused) {
        reject(index, refused);
        continue;
      }
      const aggregate = await batch.draft.apply(next);
      batch.seq += 1;
      batch.events.push({ event: next, aggregate });
      batch.seen.set(key, event);
      outcome.accepted += 1;
    }
    outcome.rejected.sort((a, b) => a.index - b.index);
    return outcome;
  }

  #refuseAtDoor(source: string, event: SourceEvent): Refusal | null {
    if (event.type === 'clock.day-turned' && source !== OWN_SOURCE) {
      return refusal('reserved_type', '/type').refusal;
    }
    const now = Math.max(this.#options.clock.now(), Date.now());
    if (event.occurredAt > now + FUTURE_TOLERANCE_MS) {
      return refusal('occurred_in_future', '/occurredAt').refusal;
    }
    return null;
  }
}

/** How an event was spelled (key order, blanks) does not matter, what it says does. */
function sameContent(a: SourceEvent, b: SourceEvent): boolean {
  return canonicalJson(contentOf(a)) === canonicalJson(contentOf(b));
}

function contentOf({ type, v, occurredAt, caseNumber, body }: SourceEvent) {
  return { type, v, occurredAt, caseNumber, body };
}

/** What was sent, as JSON again; a value nested too deep to be written is said to be so. */
function jsonOf(item: unknown): string {
  try {
    return JSON.stringify(item);
  } catch (error) {
    if (error instanceof RangeError) return '"（嵌套过深，无法保存）"';
    throw error;
  }
}
