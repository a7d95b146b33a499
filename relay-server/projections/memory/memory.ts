import { startOfCourtDay } from '../../../wire/court-day.ts';
import type { Aggregate, Effects } from '../aggregate/aggregate.ts';
import { gone, type RowChange, row } from '../rows.ts';
import { sameData } from '../same-data.ts';
import type { WallBook } from '../wall-rows.ts';
import type { Journal } from './journal.ts';
import type { Lru } from './lru.ts';
import type { Shelf } from './shelf.ts';
import type { Ticker } from './ticker.ts';
import type { WakeIndex } from './wake-index.ts';

/** The court's day before the log's first clock event: earlier than any case. */
export const BEFORE_TIME = '1970-01-01';

/** What the projector holds between commits. Bounded, except for one day per case that the clock will change. */
export class Memory {
  readonly aggregates: Lru<Aggregate>;
  readonly wakes: WakeIndex;
  readonly wall: WallBook;
  readonly #alerts: Shelf;
  readonly #expiries: Shelf;
  readonly #ticker: Ticker;
  /** Alerts that somebody has noted: an acknowledgement goes with its alert. */
  readonly #acknowledged = new Set<string>();
  #today: string | null = null;
  #asOf = 0;
  /** Changes to rows kept under other settings; written with the next event. */
  #overdue: readonly RowChange[] = [];
  #written: { courtToday: string; asOf: number } | null = null;

  constructor(parts: {
    aggregates: Lru<Aggregate>;
    wakes: WakeIndex;
    wall: WallBook;
    alerts: Shelf;
    expiries: Shelf;
    ticker: Ticker;
  }) {
    this.aggregates = parts.aggregates;
    this.wakes = parts.wakes;
    this.wall = parts.wall;
    this.#alerts = parts.alerts;
    this.#expiries = parts.expiries;
    this.#ticker = parts.ticker;
  }

  /** The newest clock.day-turned of the log; null before the first. */
  get today(): string | null {
    return this.#today;
  }

  /** The day that states are advanced to. */
  get dayOfState(): string {
    return this.#today ?? BEFORE_TIME;
  }

  /** The newest occurrence or beginning of a court day in the log, UTC ms. */
  get asOf(): number {
    return this.#asOf;
  }

  /** Takes over the meta row as the store holds it. */
  load(meta: { courtToday: string; asOf: number }, journal: Journal): void {
    this.#written = meta;
    this.#asOf = meta.asOf;
    if (meta.courtToday === BEFORE_TIME) return;
    this.#today = meta.courtToday;
    this.wall.turn(meta.courtToday, journal);
  }

  /** Takes over which alerts have been noted, as the store holds it. */
  loadAcknowledged(ids: Iterable<string>): void {
    for (const id of ids) this.#acknowledged.add(id);
  }

  /** The next event also writes these, before its own. */
  amend(overdue: readonly RowChange[]): void {
    this.#overdue = overdue;
  }

  turn(day: string, journal: Journal): void {
    const old = this.#today;
    this.#today = day;
    journal.note(() => {
      this.#today = old;
    });
    this.wall.turn(day, journal);
    this.observe(startOfCourtDay(day), journal);
  }

  observe(instant: number, journal: Journal): void {
    const old = this.#asOf;
    if (instant <= old) return;
    this.#asOf = instant;
    journal.note(() => {
      this.#asOf = old;
    });
  }

  /** Sends an aggregate's rows where they belong; expiries, alerts and the ticker are bounded. */
  route(effects: Effects, journal: Journal): RowChange[] {
    const changes: RowChange[] = [];
    for (const change of effects.rows) {
      if (change.topic === 'alert') {
        changes.push(...this.#alerts.change(change, journal));
        if ('gone' in change && this.#acknowledged.has(change.id)) {
          changes.push(this.#noted(gone('acknowledged', change.id, null), journal));
        }
      } else if (change.topic === 'acknowledged') {
        // What went while somebody noted it is not noted: nothing of it would ever go.
        if ('gone' in change || this.#alerts.has(change.id)) {
          changes.push(this.#noted(change, journal));
        }
      } else if (change.topic === 'expiry') changes.push(...this.#expiries.change(change, journal));
      else changes.push(change);
    }
    if (effects.revision) changes.push(...this.#ticker.revise(effects.revision, journal));
    if (effects.line) changes.push(...this.#ticker.add(effects.line, journal));
    return changes;
  }

  #noted(change: RowChange, journal: Journal): RowChange {
    const { id } = change;
    const [before, after] = [this.#acknowledged.has(id), !('gone' in change)];
    this.#keepNoted(id, after);
    journal.note(() => this.#keepNoted(id, before));
    return change;
  }

  #keepNoted(id: string, isNoted: boolean): void {
    if (isNoted) this.#acknowledged.add(id);
    else this.#acknowledged.delete(id);
  }

  /** Rows made of the cells, and the meta row. */
  wallChanges(journal: Journal): RowChange[] {
    const changes = this.wall.takeChanges(this.#asOf, journal);
    const meta = { courtToday: this.dayOfState, asOf: this.#asOf };
    const old = this.#written;
    if (old && sameData(old, meta)) return changes;
    this.#written = meta;
    journal.note(() => {
      this.#written = old;
    });
    changes.push(row('meta', 'wall', null, meta));
    return changes;
  }

  takeOverdue(journal: Journal): readonly RowChange[] {
    const overdue = this.#overdue;
    if (overdue.length === 0) return overdue;
    this.#overdue = [];
    journal.note(() => {
      this.#overdue = overdue;
    });
    return overdue;
  }

  trim(): void {
    this.aggregates.trim();
  }
}
