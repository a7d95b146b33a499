import { INDICATORS } from '../rules/indicators/index.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import type { Aggregate } from './aggregate/aggregate.ts';
import { Draft } from './draft.ts';
import { keptRow } from './kept-row.ts';
import { Journal } from './memory/journal.ts';
import { Lru } from './memory/lru.ts';
import { Memory } from './memory/memory.ts';
import { alertShelf, expiryShelf } from './memory/shelf.ts';
import { Ticker } from './memory/ticker.ts';
import { WakeIndex } from './memory/wake-index.ts';
import type { Read } from './read.ts';
import type { Row } from './rows.ts';
import { CELL_TOPICS, WallBook } from './wall-rows.ts';

export { type Changes, Draft, type Refusal } from './draft.ts';

/** How much the projector may hold and the wall may show. */
export interface Bounds {
  /** Events of cases held in memory, about; the least recently used are let go of. */
  readonly cachedEvents: number;
  readonly alerts: number;
  readonly expiries: number;
  readonly activities: number;
}

const BOUNDS: Bounds = { cachedEvents: 150_000, alerts: 500, expiries: 500, activities: 60 };

/** Turns events into changed rows, cells and wakes. One draft at a time: there is one writer. */
export class Projector {
  readonly #memory: Memory;
  readonly #read: Read;
  #drafting = false;

  private constructor(memory: Memory, read: Read) {
    this.#memory = memory;
    this.#read = read;
  }

  /**
   * A projector that goes on from what the log holds.
   * @throws what the log's reads throw; ZodError when a kept row is not what was written;
   *   RangeError when a report names an indicator that does not exist
   */
  static async open(
    read: Read,
    config: StatisticsConfig,
    bounds: Partial<Bounds> = {},
  ): Promise<Projector> {
    const { cachedEvents, alerts, expiries, activities } = { ...BOUNDS, ...bounds };
    const parts = {
      aggregates: new Lru<Aggregate>(cachedEvents),
      wakes: new WakeIndex(),
      wall: new WallBook(config, INDICATORS),
      alerts: alertShelf(alerts),
      expiries: expiryShelf(expiries),
      ticker: new Ticker(activities),
    };
    const memory = new Memory(parts);
    // What is loaded is not taken back.
    const journal = new Journal();
    for await (const chunk of read.loadCells()) parts.wall.load(chunk);
    for await (const { key, wakeOn } of read.loadWakes()) parts.wakes.set(key, wakeOn, journal);
    for (const row of await rowsOf(read, CELL_TOPICS)) parts.wall.loadRow(row);
    memory.amend([
      ...parts.alerts.load(await rowsOf(read, ['alert', 'heldAlert'])),
      ...parts.expiries.load(await rowsOf(read, ['expiry', 'heldExpiry'])),
    ]);
    memory.loadAcknowledged((await rowsOf(read, ['acknowledged'])).map(({ id }) => id));
    parts.ticker.load(await rowsOf(read, ['activity']));
    for (const row of await rowsOf(read, ['meta'])) {
      if (row.topic === 'meta') memory.load(row.data, journal);
    }
    return new Projector(memory, read);
  }

  /** The court's day: the newest clock.day-turned of the log; null before the first. */
  get today(): string | null {
    return this.#memory.today;
  }

  /** The newest occurrence or beginning of a court day in the log, UTC ms; 0 for an empty log. */
  get asOf(): number {
    return this.#memory.asOf;
  }

  /** @throws Error when another draft has neither been kept nor dropped */
  draft(): Draft {
    if (this.#drafting) throw new Error('one draft at a time');
    this.#drafting = true;
    return new Draft(this.#memory, this.#read, () => {
      this.#drafting = false;
    });
  }
}

async function rowsOf(read: Read, topics: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const chunk of read.rows({ topics, liveOnly: true })) {
    for (const kept of chunk) rows.push(keptRow(kept));
  }
  return rows;
}
