import type { LoggedEvent } from '../../../wire/case-event.ts';
import { MemoryStore } from '../../log/memory-store.ts';
import type { Contributor } from '../../log/store.ts';
import { readOf } from '../../projecting/store-read.ts';
import { CELLS } from '../../rules/indicators/cells.ts';
import { DEFAULT_STATISTICS, type StatisticsConfig } from '../../rules/indicators/periods.ts';
import { contributionKey } from '../contributions.ts';
import { type Bounds, type Changes, Projector, type Refusal } from '../projector.ts';
import { type RowData, type RowTopic, rowKey, rowSchemas } from '../rows.ts';

export interface HeldRow {
  readonly topic: string;
  readonly id: string;
  readonly caseNumber: string | null;
  readonly seq: number;
  readonly data?: unknown;
}

/** A log with its projections, as the relay keeps them; commits as the recorder does. */
export class World {
  readonly store = new MemoryStore();
  readonly #config: StatisticsConfig;
  readonly #bounds: Partial<Bounds>;
  #projector: Projector | null = null;
  /** Told of each commit, as the relay's readers are. */
  readonly listeners: ((
    commit: Changes & { readonly to: number; readonly aggregates: readonly string[] },
  ) => void)[] = [];

  constructor(config: StatisticsConfig = DEFAULT_STATISTICS, bounds: Partial<Bounds> = {}) {
    this.#config = config;
    this.#bounds = bounds;
  }

  async projector(): Promise<Projector> {
    this.#projector ??= await Projector.open(readOf(this.store), this.#config, this.#bounds);
    return this.#projector;
  }

  /** Forgets the memory, as a restart does. */
  restart(): void {
    this.#projector = null;
  }

  /** Commits events in one batch, unjudged; their seqs are given by order of arrival. */
  async take(...events: readonly LoggedEvent[]): Promise<LoggedEvent[]> {
    const projector = await this.projector();
    const draft = projector.draft();
    const logged = this.numbered(events);
    const batch: { event: LoggedEvent; aggregate: string }[] = [];
    for (const event of logged) batch.push({ event, aggregate: await draft.apply(event) });
    const changes = draft.changes();
    const { seq: to } = await this.store.commit({ ...changes, events: batch });
    draft.keep();
    const aggregates = batch.map(({ aggregate }) => aggregate);
    for (const listener of this.listeners) listener({ ...changes, to, aggregates });
    return logged;
  }

  /** Judges one event at the head of the log and forgets it. */
  async judge(event: LoggedEvent): Promise<Refusal | null> {
    const draft = (await this.projector()).draft();
    const [logged = event] = this.numbered([event]);
    const refusal = await draft.judge(logged);
    draft.drop();
    return refusal;
  }

  numbered(events: readonly LoggedEvent[]): LoggedEvent[] {
    const head = this.store.head().seq;
    return events.map((event, at) => ({ ...event, seq: head + 1 + at }));
  }

  /** Live rows by key, each checked by its topic's schema. */
  async rows(): Promise<Map<string, HeldRow>> {
    const rows = new Map<string, HeldRow>();
    for await (const chunk of this.store.rows({ liveOnly: true })) {
      for (const row of chunk) {
        const topic = Object.keys(rowSchemas).find((each) => each === row.topic);
        if (!topic) throw new Error(`unknown topic ${row.topic}`);
        rowSchemas[row.topic as RowTopic].parse(row.data);
        rows.set(rowKey(row), row);
      }
    }
    return rows;
  }

  /** The data of one row. @throws when it is not there */
  async row<T extends RowTopic>(topic: T, id: string): Promise<RowData<T>> {
    for (const row of (await this.rows()).values()) {
      if (row.topic === topic && row.id === id)
        return rowSchemas[topic].parse(row.data) as RowData<T>;
    }
    throw new Error(`no row ${topic} ${id}`);
  }

  async ids(topic: RowTopic): Promise<string[]> {
    return [...(await this.rows()).values()]
      .filter((row) => row.topic === topic)
      .map(({ id }) => id);
  }

  /** `series day contributor` (by line) → [n, times]. */
  async contributions(): Promise<Map<string, readonly [n: number, times: number]>> {
    const series: string[] = [];
    for (const cell of Object.keys(CELLS)) {
      series.push(...(await this.store.contributionSeries(cell)));
    }
    const query = { series, from: null, to: null, limit: 100_000 };
    const { contributions } = await this.store.contributions(query);
    return new Map(
      contributions.map((each) => [contributionKey(each), [each.n, each.times]] as const),
    );
  }

  async contributors(): Promise<Map<string, Contributor>> {
    const contributors = new Map<string, Contributor>();
    for await (const chunk of this.store.loadContributors()) {
      for (const each of chunk) contributors.set(each.key, each);
    }
    return contributors;
  }

  async cells(): Promise<Map<string, number>> {
    const cells = new Map<string, number>();
    for await (const chunk of this.store.loadCells()) {
      for (const { key, n } of chunk) cells.set(key, n);
    }
    return cells;
  }
}
