import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';

export type DeedItem = RowData<'deed'> & { readonly seq: number };

/** The newest deeds that are held; older ones are in the log. */
const MOST = 5_000;

/** What was done at the desks, newest last, kept up from the rows of commits. */
export class DeedBook {
  readonly #most: number;
  readonly #deeds: DeedItem[] = [];

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>, most?: number): Promise<DeedBook> {
    const book = new DeedBook(most);
    for await (const rows of store.rows({ topics: ['deed'], liveOnly: true })) book.update(rows);
    return book;
  }

  /** Takes in changed rows, in the order of their seqs; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const { topic, seq, gone, data } of rows) {
      if (topic === 'deed' && !gone) {
        this.#deeds.push({ seq, ...rowSchemas.deed.parse(data) });
      }
    }
    if (this.#deeds.length > this.#most * 2) this.#deeds.splice(0, this.#deeds.length - this.#most);
  }

  /** @param before only deeds of an earlier seq */
  newest(limit: number, before = Number.MAX_SAFE_INTEGER): DeedItem[] {
    const end = this.#deeds.findLastIndex(({ seq }) => seq < before) + 1;
    return this.#deeds.slice(Math.max(0, end - limit), end).reverse();
  }
}
