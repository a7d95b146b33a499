import { addMonths } from '../../wire/court-day.ts';
import type { Contribution, LogStore } from '../log/store.ts';
import { HeldFigure, type Window } from './held-figure.ts';

type Reader = Pick<LogStore, 'contributions' | 'contributionSeries' | 'head'>;

/** What one commit changed in who contributes what. */
export interface ContributionCommit {
  /** Seq of its last event. */
  readonly to: number;
  readonly contributions: readonly Contribution[];
  readonly contributors: readonly ({ readonly key: string } & NonNullable<Contribution['of']>)[];
  /** The aggregate of each of its events. */
  readonly aggregates: readonly string[];
}

interface Pending {
  readonly to: string;
  readonly told: [to: number, contribution: Contribution][];
}

/** More than any month has of one figure. */
const MANY = 1_000_000;

/** A figure that is read from the store month by month, while commits go on; then kept in step with them. */
export class ReadFigure {
  readonly figure: HeldFigure;
  readonly #window: Window;
  /** Days up to `to` were read as of `seq`. */
  readonly #read: { readonly to: string; readonly seq: number }[] = [];
  /** The month that is being read, and what commits told of it meanwhile. */
  #pending: Pending | null = null;
  readonly #regrouped = new Map<string, [to: number, of: NonNullable<Contribution['of']>]>();
  /** Series that the reading knows of, as of a seq; null: all days have been read. */
  #series: ReadonlySet<string> | null = new Set();
  #begunAt = 0;

  constructor(window: Window) {
    this.#window = window;
    this.figure = new HeldFigure(window);
  }

  /**
   * @param today the log's court day
   * @param breathe lets others have their turn
   * @throws StorageUnavailable
   */
  async read(store: Reader, today: string, breathe: () => Promise<void>): Promise<void> {
    this.#begunAt = store.head().seq;
    const series: string[] = [];
    for (const cell of this.figure.selection.cells) {
      const found = await store.contributionSeries(cell);
      series.push(...found.filter((each) => this.figure.selection.hitOf(each) !== null));
    }
    this.#series = new Set(series);
    for (const { from, to } of monthsOf(this.#window, today)) {
      await breathe();
      const pending: Pending = { to, told: [] };
      this.#pending = pending;
      const { contributions, seq } = await store.contributions({ series, from, to, limit: MANY });
      this.#pending = null;
      this.#take(contributions, seq);
      for (const [at, told] of pending.told) {
        if (at > seq) this.figure.add(told);
      }
      this.#read.push({ to, seq });
    }
    this.#series = null;
  }

  /** A commit is durable. */
  take({ to, contributions, contributors, aggregates }: ContributionCommit): void {
    for (const contribution of contributions) this.#told(to, contribution);
    for (const { key, ...of } of contributors) {
      if (this.#series !== null) this.#regrouped.set(key, [to, of]);
      this.figure.regroup(key, of);
    }
    for (const aggregate of aggregates) this.figure.happened(aggregate, to);
    // Whatever is told from now on is newer than all that was read.
    const isNewer = this.#read.every(({ seq }) => seq < to);
    if (this.#series === null && isNewer) this.#read.length = 0;
  }

  #take(contributions: readonly Contribution[], seq: number): void {
    for (const contribution of contributions) {
      const [at, of] = this.#regrouped.get(contribution.contributor) ?? [0, null];
      this.figure.add(at > seq && of !== null ? { ...contribution, of } : contribution);
    }
  }

  #told(to: number, contribution: Contribution): void {
    const { day, series } = contribution;
    if (this.#series !== null && !this.#series.has(series)) {
      if (to > this.#begunAt) this.figure.add(contribution);
      return;
    }
    const read = this.#read.find((each) => day <= each.to);
    if (read) {
      if (to > read.seq) this.figure.add(contribution);
    } else if (this.#series === null) this.figure.add(contribution);
    else if (this.#pending && day <= this.#pending.to) {
      this.#pending.told.push([to, contribution]);
    }
  }
}

/** Later than any day that an event may name. */
const LAST = '9999-12-31';

/** The window's days month by month; what lies after this month, and whatever is to come, as one. */
export function monthsOf(
  { from, to }: Pick<Window, 'from' | 'to'>,
  today: string,
): { from: string; to: string }[] {
  const months: { from: string; to: string }[] = [];
  const end = to ?? LAST;
  for (let begin = from; begin <= end; ) {
    const next = addMonths(`${begin.slice(0, 7)}-01`, 1);
    const isLast = next > end || next > today;
    months.push({ from: begin, to: isLast ? end : `${begin.slice(0, 7)}-31` });
    if (isLast) break;
    begin = next;
  }
  return months;
}
