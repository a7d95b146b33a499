import type { Topic, View } from '../../wire/views.ts';
import { viewParsers } from './view-parsers.ts';

/** The rows of one topic. Of each row only the newest state is kept (F-22). */
export class Table<T extends Topic> {
  readonly #topic: T;
  readonly #views = new Map<string, View<T>>();
  readonly #seqs = new Map<string, number>();
  /** Tombstones newer than the replica's own seq: an older state of the row may yet arrive. */
  readonly #gone = new Map<string, number>();
  #snapshot: ReadonlyMap<string, View<T>> | null = null;

  constructor(topic: T) {
    this.#topic = topic;
  }

  /**
   * @returns `changed`, `kept` when a newer state is held, or `invalid`: the view breaks its schema;
   *   the row is then left out, for what was held of it is no longer true
   */
  put(id: string, seq: number, view: unknown): 'changed' | 'kept' | 'invalid' {
    if (this.#holdsNewer(id, seq)) return 'kept';
    const parsed = viewParsers[this.#topic](view);
    if (parsed === undefined) {
      this.remove(id, seq);
      return 'invalid';
    }
    this.#views.set(id, parsed);
    this.#seqs.set(id, seq);
    this.#gone.delete(id);
    return 'changed';
  }

  remove(id: string, seq: number): 'changed' | 'kept' {
    if (this.#holdsNewer(id, seq)) return 'kept';
    this.#gone.set(id, seq);
    this.#seqs.delete(id);
    return this.#views.delete(id) ? 'changed' : 'kept';
  }

  /** Forgets tombstones that nothing older can come after. */
  settle(seq: number): void {
    for (const [id, at] of this.#gone) if (at <= seq) this.#gone.delete(id);
  }

  /** A copy, the same until renewed; a row that did not change is the same object in every copy. */
  snapshot(): ReadonlyMap<string, View<T>> {
    this.#snapshot ??= new Map(this.#views);
    return this.#snapshot;
  }

  /** The next snapshot shall be as the rows are then. */
  renew(): void {
    this.#snapshot = null;
  }

  get size(): number {
    return this.#views.size;
  }

  #holdsNewer(id: string, seq: number): boolean {
    return (this.#seqs.get(id) ?? this.#gone.get(id) ?? -1) > seq;
  }
}

export type Tables = { readonly [T in Topic]: Table<T> };

export function emptyTables(): Tables {
  return {
    meta: new Table('meta'),
    showing: new Table('showing'),
    statistic: new Table('statistic'),
    trend: new Table('trend'),
    closing: new Table('closing'),
    assetStatus: new Table('assetStatus'),
    town: new Table('town'),
    point: new Table('point'),
    expiry: new Table('expiry'),
    alert: new Table('alert'),
    acknowledged: new Table('acknowledged'),
    activity: new Table('activity'),
    stream: new Table('stream'),
    field: new Table('field'),
    recordingNow: new Table('recordingNow'),
    clearance: new Table('clearance'),
    cleared: new Table('cleared'),
    session: new Table('session'),
    invitee: new Table('invitee'),
    runItem: new Table('runItem'),
    rehearsal: new Table('rehearsal'),
    wall: new Table('wall'),
    display: new Table('display'),
    draw: new Table('draw'),
    case: new Table('case'),
    party: new Table('party'),
    asset: new Table('asset'),
    seizure: new Table('seizure'),
    measure: new Table('measure'),
    payment: new Table('payment'),
    timeline: new Table('timeline'),
    recording: new Table('recording'),
    clip: new Table('clip'),
  };
}
