import type { CellName, CellParts } from '../rules/indicators/cells.ts';
import type { Indicator } from '../rules/indicators/definition.ts';
import { INDICATORS } from '../rules/indicators/index.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import type { Journal } from './memory/journal.ts';
import { gone, type Row, type RowChange, row, rowKey } from './rows.ts';
import { sameData } from './same-data.ts';
import {
  assetStatusBoard,
  type Board,
  closingBoard,
  type IsFew,
  townBoard,
  trendBoard,
} from './wall/boards.ts';
import { CellKeys, CellStore } from './wall/cell-store.ts';
import { Discretion } from './wall/discretion/discretion.ts';
import { unitId } from './wall/discretion/quantity.ts';
import { Statistics } from './wall/statistics.ts';

export interface Cell {
  readonly key: string;
  readonly n: number;
}

/** Topics whose rows are functions of the cells and the court's day; but for how a month was first stated. */
export const CELL_TOPICS = ['statistic', 'trend', 'closing', 'assetStatus', 'town'] as const;

/**
 * The cells and the rows made of them: statistic, trend, closing, assetStatus, town. Kept in step
 * cell by cell; recomputing everything from the cells gives the same rows. Before the court's day is
 * known there are no rows.
 */
export class WallBook {
  readonly #cells = new CellStore();
  readonly #keys = new CellKeys();
  readonly #statistics: Statistics;
  readonly #boards: readonly Board[] = [
    trendBoard(),
    closingBoard(),
    assetStatusBoard(),
    townBoard(),
  ];
  readonly #discretion = new Discretion(this.#cells);
  /** Cells that have changed since it was last decided what is withheld. */
  readonly #touched = new Set<CellName>();
  /** The court's day has turned since then. */
  #isTurned = true;
  readonly #dirty = new Map<Board, Set<string>>(this.#boards.map((board) => [board, new Set()]));
  /** What was last written of each row; a figure without its as-of. */
  readonly #written = new Map<string, Row>();
  /** Rows of figures that are not defined any more. */
  readonly #orphans: string[] = [];
  #today: string | null = null;
  /** Ids of the rows that stand on the court's day. */
  #standing: ReadonlyMap<Board, ReadonlySet<string>> = new Map();

  /** @throws RangeError when a report names an indicator that does not exist */
  constructor(config: StatisticsConfig, indicators: readonly Indicator[] = INDICATORS) {
    this.#statistics = new Statistics(indicators, config, this.#cells);
  }

  /** Adds n to a cell. @returns the cell's new value */
  add(key: string, n: number, journal: Journal): number {
    const parts = this.#keys.parts(key);
    const isKnown = this.#cells.knows(parts);
    journal.note(() => {
      this.#add(parts, -n);
      if (!isKnown) this.#cells.forget(parts);
    });
    return this.#add(parts, n);
  }

  /** Sets the court's day. Rows that hang on it are written by the next `takeChanges`. */
  turn(today: string, journal: Journal): void {
    const [oldDay, before] = [this.#today, this.#standing];
    this.#today = today;
    this.#standing = new Map(this.#boards.map((board) => [board, new Set(board.ids(today))]));
    journal.note(() => {
      this.#today = oldDay;
      this.#standing = before;
    });
    for (const board of this.#boards) if (oldDay !== null) board.turn?.(oldDay, today, journal);
    this.#statistics.turn(today, journal);
    for (const board of this.#boards) {
      const dirty = this.#dirty.get(board);
      for (const standing of [before, this.#standing]) {
        for (const id of standing.get(board) ?? []) dirty?.add(id);
      }
    }
    this.#discretion.turn(
      today,
      [...this.#statistics.units(), ...this.#boards.flatMap((board) => board.units(today))],
      this.#boards.flatMap((board) => board.divisions(today)),
      journal,
    );
    this.#isTurned = true;
  }

  /**
   * Rows that say something else than when they were last written.
   * @param asOf stamped on the figures that changed
   */
  takeChanges(asOf: number, journal: Journal): RowChange[] {
    const changes: RowChange[] = [];
    const today = this.#today;
    if (today === null) return changes;
    this.#decide(journal);
    for (const id of this.#orphans) {
      const orphan = gone('statistic', id, null);
      if (this.#erase(orphan, journal)) changes.push(orphan);
    }
    const isWithheld = (id: string) => this.#discretion.isWithheld(unitId('statistic', id));
    for (const figure of this.#statistics.takeChanged(isWithheld)) {
      // The as-of is a stamp, not something that the figure says.
      if (this.#write(row('statistic', figure.id, null, figure), journal)) {
        changes.push(row('statistic', figure.id, null, { ...figure, asOf }));
      }
    }
    for (const [board, ids] of this.#dirty) {
      if (ids.size === 0) continue;
      const standing = this.#standing.get(board);
      for (const id of ids) {
        const isFew: IsFew = (field) => this.#discretion.isWithheld(unitId(board.topic, id, field));
        const next = standing?.has(id) ? board.rowOf(id, today, isFew) : null;
        if (next) {
          if (this.#write(next, journal)) changes.push(next);
        } else if (this.#erase(gone(board.topic, id, null), journal)) {
          changes.push(gone(board.topic, id, null));
        }
      }
      ids.clear();
    }
    return changes;
  }

  /** Decides what is withheld, and which rows say so now. */
  #decide(journal: Journal): void {
    if (this.#touched.size === 0 && !this.#isTurned) return;
    const changed = this.#discretion.update(this.#touched, journal);
    this.#touched.clear();
    this.#isTurned = false;
    for (const unit of changed) {
      const [topic, id = ''] = unit.split('\n');
      if (topic === 'statistic') this.#statistics.touch(id);
      for (const [board, ids] of this.#dirty) if (board.topic === topic) ids.add(id);
    }
  }

  /** Takes over what the store holds, before the first change. */
  load(cells: Iterable<Cell>): void {
    for (const { key, n } of cells) this.#add(this.#keys.parts(key), n);
  }

  /** Takes over a row as the store holds it: what says the same is not written again. */
  loadRow(stored: Row): void {
    const known =
      stored.topic === 'statistic'
        ? row('statistic', stored.id, null, { ...stored.data, asOf: 0 })
        : stored;
    this.#written.set(rowKey(known), known);
    for (const board of this.#boards) board.load?.(stored);
    if (stored.topic === 'statistic' && !this.#statistics.has(stored.id)) {
      this.#orphans.push(stored.id);
    }
  }

  /** A cell's key taken apart. */
  partsOf(key: string): CellParts {
    return this.#keys.parts(key);
  }

  cells(): Iterable<Cell> {
    return this.#cells.entries();
  }

  #add(parts: CellParts, n: number): number {
    this.#touched.add(parts.cell);
    const value = this.#cells.add(parts, n);
    this.#statistics.change(parts, n);
    for (const board of this.#boards) {
      const id = board.change(parts, n);
      if (id !== null) this.#dirty.get(board)?.add(id);
    }
    return value;
  }

  #write(next: Row, journal: Journal): boolean {
    const key = rowKey(next);
    const old = this.#written.get(key);
    if (old && sameData(old.data, next.data)) return false;
    this.#written.set(key, next);
    journal.note(() => {
      if (old) this.#written.set(key, old);
      else this.#written.delete(key);
    });
    return true;
  }

  #erase(row: { topic: string; id: string; caseNumber: string | null }, journal: Journal): boolean {
    const key = rowKey(row);
    const old = this.#written.get(key);
    if (!old) return false;
    this.#written.delete(key);
    journal.note(() => this.#written.set(key, old));
    return true;
  }
}
