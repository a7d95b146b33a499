import { takeEach } from '../log/damaged-rows.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';

export type ClearedClip = { readonly derivativeId: string } & Readonly<RowData<'cleared'>>;

const TOPIC = 'cleared';

/** Clips that may be shown outside the bureau, kept up from the rows of commits. */
export class ClearedClips {
  readonly #clips = new Map<string, ClearedClip>();

  /** @throws StorageUnavailable; DamagedRows when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<ClearedClips> {
    const clips = new ClearedClips();
    for await (const rows of store.rows({ topics: [TOPIC], liveOnly: true })) clips.update(rows);
    return clips;
  }

  /**
   * Takes in changed rows; those of other topics are passed over.
   * @returns whether any was of this one
   * @throws DamagedRows the clips that they told of may not be shown
   */
  update(rows: readonly StoredRow[]): boolean {
    const mine = rows.filter(({ topic }) => topic === TOPIC);
    takeEach(
      mine,
      ({ id, gone, data }) => {
        this.#clips.delete(id);
        if (!gone) this.#clips.set(id, { derivativeId: id, ...rowSchemas.cleared.parse(data) });
      },
      ({ id }) => this.#clips.delete(id),
    );
    return mine.length > 0;
  }

  /** The clip, if those summoned to a session may see these very bytes now. */
  get(derivativeId: string): ClearedClip | undefined {
    const clip = this.#clips.get(derivativeId);
    return clip?.audiences.includes('session') ? clip : undefined;
  }
}
