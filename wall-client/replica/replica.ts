import type { Frame, WireRow } from '../../wire/frame.ts';
import type { Topic, View } from '../../wire/views.ts';
import { emptyTables, type Tables } from './table.ts';
import { isTopic } from './view-parsers.ts';

export type Outcome =
  /** `complete`: the replica now stands at the frame's `to`. */
  | { kind: 'applied'; topics: ReadonlySet<Topic>; complete: boolean }
  /** Nothing new in it, or of another epoch. */
  | { kind: 'ignored' }
  /** Something before it is missing: ask again from where the replica stands. */
  | { kind: 'gap' };

export interface InvalidRow {
  readonly topic: string;
  readonly id: string;
}

interface Answer {
  readonly from: number;
  readonly to: number;
  readonly reset: boolean;
  /** The part expected next. */
  next: number;
}

const IGNORED: Outcome = { kind: 'ignored' };
const GAP: Outcome = { kind: 'gap' };

/**
 * What one scope of the relay looks like from here: rows by topic and the seq up to which they are
 * complete. A reducer over frames without clock or socket. Rules: wire/SPEC.md F-20 to F-26.
 */
export class Replica {
  #epoch: string | null = null;
  #seq: number | null = null;
  #mark: string | undefined;
  #tables: Tables = emptyTables();
  #answer: Answer | null = null;
  readonly #onInvalid: (row: InvalidRow) => void;

  constructor(onInvalid: (row: InvalidRow) => void = () => undefined) {
    this.#onInvalid = onInvalid;
  }

  get epoch(): string | null {
    return this.#epoch;
  }

  /** Complete up to here; null: nothing complete is held. */
  get seq(): number | null {
    return this.#seq;
  }

  /** Names the log up to `seq`, to be repeated in a follow (F-18). */
  get mark(): string | undefined {
    return this.#mark;
  }

  /** Drops everything and waits for a reset of this epoch (F-5). */
  begin(epoch: string): void {
    this.#epoch = epoch;
    this.#seq = null;
    this.#mark = undefined;
    this.#answer = null;
    this.#tables = emptyTables();
  }

  /** The rows of a topic, the same object until renewed. */
  snapshot<T extends Topic>(topic: T): ReadonlyMap<string, View<T>> {
    return this.#tables[topic].snapshot();
  }

  renew(topic: Topic): void {
    this.#tables[topic].renew();
  }

  apply(frame: Frame): Outcome {
    if (frame.epoch !== this.#epoch) return IGNORED;
    const reset = frame.reset === true;
    if (this.#seq === null) {
      if (!reset) return GAP;
    } else {
      if (frame.to < this.#seq || (reset && frame.to === this.#seq)) return IGNORED;
      if (frame.from > this.#seq) return GAP;
    }
    const order = this.#inOrder(frame, reset);
    if (order) return order;
    return this.#merge(frame);
  }

  /** Notes which part of which answer this is. @returns an outcome when it is not to be merged */
  #inOrder({ from, to, part = 0, more }: Frame, reset: boolean): Outcome | undefined {
    if (part === 0) {
      if (more || reset) this.#answer = more ? { from, to, reset, next: 1 } : null;
      if (reset) {
        this.#tables = emptyTables();
        this.#seq = null;
      }
      return undefined;
    }
    const answer = this.#answer;
    if (answer?.from !== from || answer.to !== to || answer.reset !== reset) return GAP;
    if (part < answer.next) return IGNORED;
    if (part > answer.next) return GAP;
    answer.next += 1;
    return undefined;
  }

  #merge({ rows, to, part = 0, more, reset, mark }: Frame): Outcome {
    const topics = new Set<Topic>();
    if (reset && part === 0) for (const topic of allTopics(this.#tables)) topics.add(topic);
    for (const row of rows) {
      const changed = this.#mergeRow(row);
      if (changed) topics.add(changed);
    }
    if (more) return { kind: 'applied', topics, complete: false };
    if (part > 0) this.#answer = null;
    this.#seq = to;
    this.#mark = mark;
    for (const topic of allTopics(this.#tables)) this.#tables[topic].settle(to);
    return { kind: 'applied', topics, complete: true };
  }

  #mergeRow({ topic, id, seq, gone, view }: WireRow): Topic | undefined {
    if (!isTopic(topic)) {
      this.#onInvalid({ topic, id });
      return undefined;
    }
    const table = this.#tables[topic];
    const done = gone ? table.remove(id, seq) : table.put(id, seq, view);
    if (done === 'invalid') this.#onInvalid({ topic, id });
    return done === 'kept' ? undefined : topic;
  }
}

function allTopics(tables: Tables): Topic[] {
  return Object.keys(tables).filter(isTopic);
}
