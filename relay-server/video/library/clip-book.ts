import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';
import { Ordered, type Place } from './ordered.ts';
import { foldedText, TextQuery } from './text-query.ts';

export type Clip = { readonly id: string } & Readonly<RowData<'clip'>>;

export interface ClipQuery {
  readonly recording?: string | undefined;
  readonly caseNumber?: string | undefined;
  readonly caseType?: string | undefined;
  readonly measure?: string | undefined;
  /** Part of its title, note or case number, however that is typed. */
  readonly text?: string | undefined;
  /** The last one of the page before. */
  readonly after?: { readonly markedAt: number; readonly id: string } | undefined;
  readonly limit: number;
}

interface Entry extends Place {
  readonly clip: Clip;
  readonly text: string;
}

const TOPIC = 'clip';

/** The clips that stand, kept up from the rows of commits. */
export class ClipBook {
  readonly #entries = new Map<string, Entry>();
  readonly #order = new Ordered<Entry>();
  readonly #ofRecording = new Map<string, Set<string>>();

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<ClipBook> {
    const book = new ClipBook();
    for await (const rows of store.rows({ topics: [TOPIC], liveOnly: true })) book.update(rows);
    return book;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const { topic, id, caseNumber, gone, data } of rows) {
      if (topic !== TOPIC) continue;
      const before = this.#entries.get(id)?.clip;
      // Linked to another case it is another row: the one before may be told as gone afterwards.
      if (gone && before?.caseNumber !== caseNumber) continue;
      if (before) this.#remove(before);
      if (!gone) this.#add({ id, ...rowSchemas.clip.parse(data) });
    }
  }

  get(id: string): Clip | undefined {
    return this.#entries.get(id)?.clip;
  }

  countOf(recordingId: string): number {
    return this.#ofRecording.get(recordingId)?.size ?? 0;
  }

  /** Of a recording, as they follow one another in it. */
  of(recordingId: string): Clip[] {
    const ids = [...(this.#ofRecording.get(recordingId) ?? [])];
    return ids
      .flatMap((id) => this.get(id) ?? [])
      .sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs || a.markedAt - b.markedAt);
  }

  /** Newest first. */
  find(query: ClipQuery): Clip[] {
    const { after, limit } = query;
    const fits = finder(query);
    return this.#order.find(after && placeOf(after), 0, limit, fits).map(({ clip }) => clip);
  }

  #add(clip: Clip): void {
    const text = foldedText([clip.title, clip.note, clip.caseNumber]);
    const entry = { ...placeOf(clip), clip, text };
    this.#entries.set(clip.id, entry);
    this.#order.add(entry);
    const siblings = this.#ofRecording.get(clip.recordingId) ?? new Set();
    this.#ofRecording.set(clip.recordingId, siblings.add(clip.id));
  }

  #remove(clip: Clip): void {
    this.#entries.delete(clip.id);
    this.#order.remove(placeOf(clip));
    const siblings = this.#ofRecording.get(clip.recordingId);
    siblings?.delete(clip.id);
    if (siblings?.size === 0) this.#ofRecording.delete(clip.recordingId);
  }
}

function placeOf({ markedAt, id }: Pick<Clip, 'markedAt' | 'id'>): Place {
  return { at: markedAt, id };
}

function finder(query: ClipQuery): (entry: Entry) => boolean {
  const { recording, caseNumber, caseType, measure } = query;
  const text = query.text === undefined ? null : new TextQuery(query.text);
  return ({ clip, text: kept }) =>
    (recording === undefined || clip.recordingId === recording) &&
    (caseNumber === undefined || clip.caseNumber === caseNumber) &&
    (caseType === undefined || clip.caseType === caseType) &&
    (measure === undefined || clip.measure === measure) &&
    (text === null || text.fits(kept));
}
