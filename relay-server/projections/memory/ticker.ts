import type { Revision } from '../aggregate/aggregate.ts';
import { gone, type Row, type RowChange } from '../rows.ts';
import { sameData } from '../same-data.ts';
import type { Journal } from './journal.ts';

/** The newest lines of the wall's ticker, in order of arrival; an older one goes when a new one comes. */
export class Ticker {
  readonly #size: number;
  #lines: readonly Row[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  add(line: Row, journal: Journal): RowChange[] {
    const lines = [...this.#lines, line];
    const dropped = lines.splice(0, Math.max(0, lines.length - this.#size));
    this.#set(lines, journal);
    return [line, ...dropped.map(({ topic, id, caseNumber }) => gone(topic, id, caseNumber))];
  }

  /**
   * An amendment or a late event changed what was said of a case or matter. A line of its events
   * that is not said any more goes.
   */
  revise({ ids, lines: now }: Revision, journal: Journal): RowChange[] {
    const changes: RowChange[] = [];
    const lines: Row[] = [];
    for (const line of this.#lines) {
      const next = ids.has(line.id) ? now.get(line.id) : line;
      if (next) lines.push(next);
      if (!next) changes.push(gone('activity', line.id, line.caseNumber));
      else if (!sameData(next.data, line.data)) changes.push(next);
    }
    if (changes.length > 0) this.#set(lines, journal);
    return changes;
  }

  load(stored: readonly Row[]): void {
    this.#lines = [...stored].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #set(lines: readonly Row[], journal: Journal): void {
    const old = this.#lines;
    this.#lines = lines;
    journal.note(() => {
      this.#lines = old;
    });
  }
}
