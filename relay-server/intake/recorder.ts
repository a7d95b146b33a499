import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import type { Changes, Projector } from '../projections/projector.ts';
import { OWN_SOURCE } from '../rules/own-source.ts';
import type { Clock } from '../sources/clock.ts';
import { assertCountable, BeyondCounting } from './beyond-counting.ts';
import {
  type Batch,
  type Decided,
  decide,
  inOrderOfOccurrence,
  NotWhole,
  quarantined,
  type RawOf,
  type Sent,
} from './decide.ts';
import { FairQueue } from './fair-queue.ts';
import { refusal } from './parse-event.ts';

export { OWN_SOURCE } from '../rules/own-source.ts';
export type { RawOf } from './decide.ts';

/** What a source is told after the durable commit. `seq` is the head of the log then. */
export interface RecordOutcome extends Decided {
  seq: number;
}

/** One durable commit: events (from, to] and the rows that they changed. */
export interface Commit {
  from: number;
  to: number;
  rows: readonly StoredRow[];
  contributions: Changes['contributions'];
  contributors: Changes['contributors'];
  /** The aggregate of each event. */
  aggregates: readonly string[];
}

/** More is waiting to be written than memory should hold; the source is to send again later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** Turns of the event loop that a commit waits for what else comes in. */
const MOST_TURNS = 8;

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
  /** Most events that may wait; of one source half of them. */
  queueLimit?: number;
  /** How long events are decided at a stretch before others get their turn, ms. */
  sliceMs?: number;
}

interface Job extends Sent {
  readonly resolve: (outcome: RecordOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The single writer. Whatever arrives while a commit is under way is committed together by the next
 * one: one transaction, one fsync, then every answer.
 */
export class Recorder {
  readonly #options: Required<RecorderOptions>;
  readonly #queue: FairQueue<Job>;
  #draining: Promise<void> | null = null;

  constructor(options: RecorderOptions) {
    this.#options = { groupLimit: 2_000, queueLimit: 20_000, sliceMs: 15, ...options };
    this.#queue = new FairQueue(this.#options.queueLimit);
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
    return this.#add({ source, items, rawOf });
  }

  /**
   * Records events of one source that are one deed: all of them or, where one is refused, none; what is
   * refused is answered, and kept nowhere.
   * @throws as record
   */
  recordWhole(source: string, items: readonly unknown[]): Promise<RecordOutcome> {
    return this.#add({ source, items, rawOf: (index) => jsonOf(items[index]), whole: true });
  }

  #add(sent: Sent): Promise<RecordOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#queue.add({ ...sent, resolve, reject })) {
        this.#draining ??= this.#drain();
      } else reject(new Overloaded('too many events are waiting to be written'));
    });
  }

  /** Resolves when everything that was handed in has been answered. */
  async settled(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  async #drain(): Promise<void> {
    do {
      await this.#gathered();
      await this.#commitJobs(this.#queue.take(this.#options.groupLimit));
    } while (!this.#queue.isEmpty);
    this.#draining = null;
  }

  /**
   * Requests that arrive in the same turns of the event loop belong to the same commit: it is waited as long as each
   * turn brings more, a few turns at most. A flush costs the same for one event as for hundreds.
   */
  async #gathered(): Promise<void> {
    let before = -1;
    for (let turn = 0; turn < MOST_TURNS && this.#queue.size > before; turn += 1) {
      before = this.#queue.size;
      if (before >= this.#options.groupLimit) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
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
      } else if (error instanceof NotWhole) {
        const { rejected } = error;
        const { seq } = this.#options.store.head();
        for (const job of jobs) {
          job.resolve({ accepted: 0, duplicates: 0, rejected: [...rejected], seq });
        }
      } else if (error instanceof BeyondCounting) {
        for (const job of jobs) await this.#commitCountable(job);
      } else {
        this.#options.onError(error);
        for (const job of jobs) job.reject(error);
      }
    }
  }

  /** Finds out which events of a request are beyond counting: each is committed by itself. */
  async #commitCountable(job: Job): Promise<void> {
    const { store } = this.#options;
    const outcome: Decided = { accepted: 0, duplicates: 0, rejected: [] };
    try {
      for (const index of inOrderOfOccurrence(job.items)) {
        const single = { ...job, items: [job.items[index]], rawOf: () => job.rawOf(index) };
        const { accepted, duplicates, rejected } = await this.#commitSingle(single);
        outcome.accepted += accepted;
        outcome.duplicates += duplicates;
        outcome.rejected.push(...rejected.map((reason) => ({ ...reason, index })));
      }
      outcome.rejected.sort((a, b) => a.index - b.index);
      job.resolve({ ...outcome, seq: store.head().seq });
    } catch (error) {
      if (error instanceof StorageUnavailable) this.#options.onStorageFailure(error);
      else this.#options.onError(error);
      job.reject(error);
    }
  }

  async #commitSingle(job: Job): Promise<Decided> {
    try {
      const [outcome] = await this.#commit([job]);
      return outcome ?? { accepted: 0, duplicates: 0, rejected: [] };
    } catch (error) {
      if (!(error instanceof BeyondCounting)) throw error;
      const reason = refusal(
        'invalid_value',
        '/body',
        '累计金额会大到无法准确计数，请核对金额',
      ).refusal;
      const at = this.#options.clock.now();
      const kept = quarantined(job.source, at, reason, job.rawOf(0));
      await this.#options.store.commit({ quarantine: [kept] });
      return { accepted: 0, duplicates: 0, rejected: [{ index: 0, ...reason }] };
    }
  }

  async #commit(jobs: readonly Job[]): Promise<RecordOutcome[]> {
    const { store, projector, clock } = this.#options;
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
      const outcomes: Decided[] = [];
      for (const job of jobs) outcomes.push(await decide(job, batch, this.#options));
      const changes = draft.changes();
      // The clock's own day must come whatever sources have sent.
      if (jobs.some(({ source }) => source !== OWN_SOURCE)) assertCountable(changes);
      if (batch.events.length > 0 || batch.quarantine.length > 0) {
        await store.commit({ ...changes, events: batch.events, quarantine: batch.quarantine });
      }
      draft.keep();
      if (batch.seq > from) {
        const { rows, contributions, contributors } = changes;
        const aggregates = batch.events.map(({ aggregate }) => aggregate);
        this.#tell({ from, to: batch.seq, rows, contributions, contributors, aggregates });
      }
      return outcomes.map((outcome) => ({ ...outcome, seq: batch.seq }));
    } catch (error) {
      draft.drop();
      throw error;
    }
  }

  /** The commit is durable: whatever its readers make of it, the source is told so. */
  #tell(commit: Commit): void {
    try {
      this.#options.onCommit(commit);
    } catch (error) {
      this.#options.onError(error);
    }
  }
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
