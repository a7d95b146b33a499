import { MOMENTARY_ALERTS } from '../../../wire/codes.ts';
import { gone, type Row, type RowChange, row } from '../rows.ts';
import type { Journal } from './journal.ts';

interface ShelfDefinition {
  readonly shown: 'alert' | 'expiry';
  readonly held: 'heldAlert' | 'heldExpiry';
  /** Most rows on the wall. */
  readonly size: number;
  /** Smaller sorts first; ties are broken by id. */
  readonly rank: (shown: Row) => string;
}

interface Item {
  readonly rank: string;
  readonly row: Row;
}

/**
 * Ranked rows of which the wall shows the first few. The rest is kept under another topic that no
 * audience is sent, so that the wall's rows do not grow with the log and nothing is lost: when one
 * goes, the next one moves up.
 */
export class Shelf {
  readonly #definition: ShelfDefinition;
  readonly #items: Item[] = [];
  readonly #ranks = new Map<string, string>();

  constructor(definition: ShelfDefinition) {
    this.#definition = definition;
  }

  has(id: string): boolean {
    return this.#ranks.has(id);
  }

  /** @param change a row of the shown topic, or its end. @returns what changes on and behind the wall */
  change(change: RowChange, journal: Journal): RowChange[] {
    const changes: RowChange[] = [];
    const rank = this.#ranks.get(change.id);
    const next = 'gone' in change ? null : { rank: this.#rank(change), row: change };
    if (next && rank === next.rank) {
      const at = this.#find(rank);
      const old = this.#items[at];
      this.#replace(at, next);
      if (old) journal.note(() => this.#replace(this.#find(rank), old));
      changes.push(this.#place(at, next));
      return changes;
    }
    if (rank !== undefined) changes.push(...this.#remove(this.#find(rank), journal));
    if (next) changes.push(...this.#insert(next, journal));
    return changes;
  }

  /**
   * Takes over rows as the store holds them.
   * @returns what to change so that each stands in its place: the wall's size may be another now
   */
  load(stored: readonly Row[]): RowChange[] {
    const wasShown = new Set<string>();
    for (const kept of stored) {
      const shown = this.#asShown(kept);
      const item = { rank: this.#rank(shown), row: shown };
      this.#put(this.#find(item.rank), item);
      if (kept.topic === this.#definition.shown) wasShown.add(kept.id);
    }
    return this.#items.flatMap((item, at) => {
      const isShown = at < this.#definition.size;
      if (isShown === wasShown.has(item.row.id)) return [];
      const { id, caseNumber } = item.row;
      const { shown, held } = this.#definition;
      return [gone(isShown ? held : shown, id, caseNumber), this.#place(at, item)];
    });
  }

  #remove(at: number, journal: Journal): RowChange[] {
    const item = this.#take(at);
    if (!item) return [];
    journal.note(() => this.#put(this.#find(item.rank), item));
    const { size, shown, held } = this.#definition;
    const { id, caseNumber } = item.row;
    if (at >= size) return [gone(held, id, caseNumber)];
    const changes: RowChange[] = [gone(shown, id, caseNumber)];
    const promoted = this.#items[size - 1];
    if (promoted) {
      changes.push(gone(held, promoted.row.id, promoted.row.caseNumber), promoted.row);
    }
    return changes;
  }

  #insert(item: Item, journal: Journal): RowChange[] {
    const at = this.#find(item.rank);
    this.#put(at, item);
    journal.note(() => {
      this.#take(this.#find(item.rank));
    });
    const { size, shown } = this.#definition;
    const changes = [this.#place(at, item)];
    const demoted = at < size ? this.#items[size] : undefined;
    if (demoted) {
      const { id, caseNumber } = demoted.row;
      changes.push(gone(shown, id, caseNumber), this.#asHeld(demoted.row));
    }
    return changes;
  }

  #place(at: number, { row: shown }: Item): RowChange {
    return at < this.#definition.size ? shown : this.#asHeld(shown);
  }

  #asHeld(shown: Row): Row {
    return retopic(shown, this.#definition.held);
  }

  #asShown(stored: Row): Row {
    return stored.topic === this.#definition.held
      ? retopic(stored, this.#definition.shown)
      : stored;
  }

  #rank(shown: Row): string {
    return `${this.#definition.rank(shown)} ${shown.id}`;
  }

  /** Where the rank is, or belongs. */
  #find(rank: string): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#items[middle]?.rank ?? '') < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #put(at: number, item: Item): void {
    this.#items.splice(at, 0, item);
    this.#ranks.set(item.row.id, item.rank);
  }

  #take(at: number): Item | undefined {
    const [item] = this.#items.splice(at, 1);
    if (item) this.#ranks.delete(item.row.id);
    return item;
  }

  #replace(at: number, item: Item): void {
    this.#items[at] = item;
  }
}

function retopic(from: Row, topic: 'alert' | 'heldAlert' | 'expiry' | 'heldExpiry'): Row {
  if (from.topic === 'alert' || from.topic === 'heldAlert') {
    return row(topic === 'alert' ? 'alert' : 'heldAlert', from.id, from.caseNumber, from.data);
  }
  if (from.topic === 'expiry' || from.topic === 'heldExpiry') {
    return row(topic === 'expiry' ? 'expiry' : 'heldExpiry', from.id, from.caseNumber, from.data);
  }
  return from;
}

/** Most urgent first, then what happens now, then what is due first. */
export function alertShelf(size: number): Shelf {
  const levels = { critical: 0, warning: 1, info: 2 } as const;
  return new Shelf({
    shown: 'alert',
    held: 'heldAlert',
    size,
    rank: (shown) =>
      shown.topic === 'alert'
        ? `${levels[shown.data.level]} ${MOMENTARY_ALERTS.has(shown.data.kind) ? '' : (shown.data.dueOn ?? shown.data.since)}`
        : '',
  });
}

/** What runs out first. */
export function expiryShelf(size: number): Shelf {
  return new Shelf({
    shown: 'expiry',
    held: 'heldExpiry',
    size,
    rank: (shown) => (shown.topic === 'expiry' ? shown.data.until : ''),
  });
}
