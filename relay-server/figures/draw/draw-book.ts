import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';

export type StandingDraw = { readonly id: string } & Readonly<RowData<'draw'>>;

/** The draws that stand on walls, in memory, kept up from the rows of commits. */
export class DrawBook {
  readonly #draws = new Map<string, StandingDraw>();

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<DrawBook> {
    const book = new DrawBook();
    for await (const rows of store.rows({ topics: ['draw'], liveOnly: true })) book.update(rows);
    return book;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const { topic, id, gone, data } of rows) {
      if (topic !== 'draw') continue;
      this.#draws.delete(id);
      if (!gone) this.#draws.set(id, { id, ...rowSchemas.draw.parse(data) });
    }
  }

  get(id: string): StandingDraw | undefined {
    return this.#draws.get(id);
  }

  on(wallId: string): StandingDraw[] {
    return [...this.#draws.values()].filter((draw) => draw.wallId === wallId);
  }
}
