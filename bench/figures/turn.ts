import { addDays } from '../../wire/court-day.ts';
import { type FigureAnswer, figureAnswer } from '../../wire/figures.ts';
import { Child } from '../support/child.ts';
import { TODAY } from '../support/load.ts';
import { KEY, Poster } from '../support/poster.ts';
import type { RelayChild } from '../support/relay-child.ts';
import { percentile } from '../support/stats.ts';
import { groupsOf, recomputed, requireSame } from './groups.ts';
import type { Movers } from './happenings.ts';
import { nameOf, type Question } from './questions.ts';

/** Wall time in ms and CPU of the process that does the work, in µs. */
export interface Spent {
  readonly ms: number;
  readonly cpuUs: number;
}

/** One round of one figure. */
export interface Turn {
  /** Cases and matters in it. */
  readonly records: number;
  /** The first answer over a window that nobody has asked for. */
  readonly first: Spent;
  /** An event is posted and acknowledged, median of several. */
  readonly posted: Spent;
  /** The figure that is held is asked for again after it, median of several. */
  readonly again: Spent;
  readonly sql: Spent;
}

/** Events that move a figure in one turn. */
const UPDATES = 5;

/** Asks a relay for figures, moves them, and has plain SQL make the same from the same database. */
export class Asking {
  readonly #relay: RelayChild;
  readonly #file: string;
  readonly #sql = Child.start('figures/recompute.ts');
  readonly #poster: Poster;
  readonly #movers: Movers;
  #windows = 0;

  constructor(relay: RelayChild, file: string, movers: Movers) {
    this.#relay = relay;
    this.#file = file;
    this.#poster = new Poster(relay.url, 1);
    this.#movers = movers;
  }

  /** One figure, once, and one event: what is compiled at its first use is not the figure's cost. */
  async warmUp(question: Question): Promise<void> {
    const to = this.#newEnd();
    await ask(this.#relay, question, to);
    await this.#update(question, to);
  }

  /** @throws Error when what the relay answers is not what plain SQL makes of the log */
  async turn(question: Question): Promise<Turn> {
    const to = this.#newEnd();
    const first = await this.#spent(() => ask(this.#relay, question, to));
    const updates = [];
    for (let n = 0; n < UPDATES; n += 1) updates.push(await this.#update(question, to));
    const { by, from, steps, part, ofPart } = question;
    const sql = await this.#sql.call(
      'recompute',
      { file: this.#file, steps, part, ofPart, by, from, to },
      recomputed,
    );
    const newest = updates.at(-1)?.answer ?? first.value;
    requireSame(nameOf(question), groupsOf(newest), sql.groups);
    return {
      records: newest.records ?? 0,
      first: first.spent,
      posted: medianOf(updates.map(({ posted }) => posted)),
      again: medianOf(updates.map(({ again }) => again)),
      sql,
    };
  }

  async close(): Promise<void> {
    this.#poster.close();
    await this.#sql.stop();
  }

  async #update(question: Question, to: string) {
    const body = JSON.stringify([this.#movers.next(question.movedBy)]);
    const posted = await this.#spent(() => this.#poster.post(body));
    const again = await this.#spent(() => ask(this.#relay, question, to));
    const { seq } = again.value;
    if (seq < posted.value) throw new Error(`an answer of ${seq} after event ${posted.value}`);
    return { posted: posted.spent, again: again.spent, answer: again.value };
  }

  /** The relay's CPU and the asker's time. */
  async #spent<T>(work: () => Promise<T>): Promise<{ spent: Spent; value: T }> {
    const before = await this.#relay.child.cpuUs();
    const from = performance.now();
    const value = await work();
    const ms = performance.now() - from;
    return { spent: { ms, cpuUs: (await this.#relay.child.cpuUs()) - before }, value };
  }

  /** A last day ahead of the court's: the window counts the same and is yet another one. */
  #newEnd(): string {
    this.#windows += 1;
    return addDays(TODAY, this.#windows);
  }
}

/** `GET /api/v1/figures/:id`, in full. @throws Error for anything but an answer */
export async function ask(
  { url }: RelayChild,
  { indicator, from, by }: Question,
  to: string,
): Promise<FigureAnswer> {
  const query = new URLSearchParams({ from, to, by });
  const response = await fetch(`${url}/api/v1/figures/${indicator}?${query}`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text.slice(0, 600)}`);
  return figureAnswer.parse(JSON.parse(text));
}

function medianOf(spent: readonly Spent[]): Spent {
  return {
    ms: percentile(
      spent.map(({ ms }) => ms),
      50,
    ),
    cpuUs: percentile(
      spent.map(({ cpuUs }) => cpuUs),
      50,
    ),
  };
}
