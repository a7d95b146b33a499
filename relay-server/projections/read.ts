import type { LoggedEvent } from '../../wire/case-event.ts';
import type { Cell } from './wall-rows.ts';

/** A row as the store keeps it; `data` is parsed by its topic's schema before it is used. */
export interface KeptRow {
  readonly topic: string;
  readonly id: string;
  readonly caseNumber: string | null;
  readonly data?: unknown;
}

/** What the projector has to read from the log. Every method may fail as the store does. */
export interface Read {
  /** All committed events of an aggregate, by seq. */
  historyOf(aggregate: string): Promise<readonly LoggedEvent[]>;
  /** What a source has logged under these ids; unknown ids are left out. */
  findEvents(source: string, ids: readonly string[]): Promise<readonly LoggedEvent[]>;
  loadCells(): AsyncIterable<readonly Cell[]>;
  /** Aggregates that have a court day to wake on. */
  loadWakes(): AsyncIterable<{ readonly key: string; readonly wakeOn: string }>;
  /** Live rows of some topics, in chunks. */
  rows(query: {
    readonly topics: readonly string[];
    readonly liveOnly: true;
  }): AsyncIterable<readonly KeptRow[]>;
}
