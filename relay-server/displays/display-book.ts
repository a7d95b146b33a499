import { takeEach } from '../log/damaged-rows.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';

export type Wall = { readonly id: string } & Readonly<RowData<'wall'>>;
export type PairedDisplay = { readonly id: string } & Readonly<RowData<'display'>>;

const TOPICS = ['wall', 'display'];

/** The walls, and the displays that are paired, in memory, kept up from the rows of commits. */
export class DisplayBook {
  readonly #walls = new Map<string, Wall>();
  readonly #displays = new Map<string, PairedDisplay>();
  readonly #byKey = new Map<string, string>();
  readonly #damaged = new Set<string>();
  /** Revoked although the log could not take it yet. */
  readonly #cut = new Set<string>();

  /** @throws StorageUnavailable; DamagedRows when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<DisplayBook> {
    const book = new DisplayBook();
    for await (const rows of store.rows({ topics: TOPICS, liveOnly: true })) book.update(rows);
    return book;
  }

  /**
   * Takes in changed rows; those of other topics are passed over.
   * @returns whether any was taken
   * @throws DamagedRows what those told of is forgotten, so that it shows nothing
   */
  update(rows: readonly StoredRow[]): boolean {
    const mine = rows.filter(({ topic }) => TOPICS.includes(topic));
    takeEach(
      mine,
      (row) => (row.topic === 'wall' ? this.#updateWall(row) : this.#updateDisplay(row)),
      ({ topic, id }) => topic === 'wall' && this.#damaged.add(id),
    );
    return mine.length > 0;
  }

  /** Whether something was said of a wall that cannot be read: then nobody knows who stands before it. */
  isDamaged(wallId: string): boolean {
    return this.#damaged.has(wallId);
  }

  wall(id: string): Wall | undefined {
    return this.#walls.get(id);
  }

  walls(): Wall[] {
    return [...this.#walls.values()];
  }

  display(id: string): PairedDisplay | undefined {
    return this.#cut.has(id) ? undefined : this.#displays.get(id);
  }

  displays(): PairedDisplay[] {
    return [...this.#displays.values()].filter(({ id }) => !this.#cut.has(id));
  }

  /** From now on a display is as good as revoked, whatever the log says of it by now. */
  cut(id: string): void {
    if (this.#displays.has(id)) this.#cut.add(id);
  }

  /** Whether it was cut and the log does not say so yet. */
  isCut(id: string): boolean {
    return this.#cut.has(id);
  }

  /** @param digest of the key that a display carries */
  byKey(digest: string): PairedDisplay | undefined {
    const id = this.#byKey.get(digest);
    return id === undefined ? undefined : this.display(id);
  }

  #updateWall({ id, gone, data }: StoredRow): void {
    this.#walls.delete(id);
    this.#damaged.delete(id);
    if (!gone) this.#walls.set(id, { id, ...rowSchemas.wall.parse(data) });
  }

  #updateDisplay({ id, gone, data }: StoredRow): void {
    const before = this.#displays.get(id);
    this.#displays.delete(id);
    if (before) this.#byKey.delete(before.keyDigest);
    if (gone) {
      this.#cut.delete(id);
      return;
    }
    const display = { id, ...rowSchemas.display.parse(data) };
    this.#displays.set(id, display);
    this.#byKey.set(display.keyDigest, id);
  }
}
