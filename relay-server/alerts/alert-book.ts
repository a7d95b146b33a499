import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';

const TOPICS = ['alert', 'heldAlert'];

/** The alerts that stand, shown on the wall or not, in memory, kept up from the rows of commits. */
export class AlertBook {
  readonly #alerts = new Map<string, RowData<'alert'>>();

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<AlertBook> {
    const book = new AlertBook();
    for await (const rows of store.rows({ topics: TOPICS, liveOnly: true })) book.update(rows);
    return book;
  }

  /**
   * Takes in changed rows; those of other topics are passed over. An alert that moves onto the wall or off
   * it ends under one topic and stands under the other: what stands counts.
   */
  update(rows: readonly StoredRow[]): void {
    const mine = rows.filter(({ topic }) => TOPICS.includes(topic));
    for (const { id, gone } of mine) if (gone) this.#alerts.delete(id);
    for (const { id, gone, data } of mine) {
      if (!gone) this.#alerts.set(id, rowSchemas.alert.parse(data));
    }
  }

  get(id: string): RowData<'alert'> | undefined {
    return this.#alerts.get(id);
  }
}
