import { courtDayOf } from '../../../wire/court-day.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';
import { OrderedIds, type Place } from '../library/ordered-ids.ts';
import { foldedText, TextQuery } from '../library/text-query.ts';

export type Recording = { readonly id: string } & Readonly<RowData<'recording'>>;

export interface RecordingQuery {
  readonly stream?: string | undefined;
  readonly caseNumber?: string | undefined;
  /** Part of the officer's name. */
  readonly officer?: string | undefined;
  readonly town?: string | undefined;
  /** Court day of the recording's beginning. */
  readonly day?: string | undefined;
  /** Part of its title, unit, officer or case number, however that is typed. */
  readonly text?: string | undefined;
  readonly origin?: Recording['origin'] | undefined;
  readonly state?: Recording['state'] | undefined;
  /** Of the recording's beginning, UTC ms; `from` included, `to` not. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The last one of the page before. */
  readonly after?: { readonly startedAt: number; readonly id: string } | undefined;
  readonly limit: number;
}

interface Entry {
  readonly recording: Recording;
  /** What `text` is looked for in. */
  readonly text: string;
}

const TOPIC = 'recording';

/** What recordings there are, as the log knows, kept up from the rows of commits. */
export class RecordingBook {
  readonly #entries = new Map<string, Entry>();
  readonly #order = new OrderedIds();

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<RecordingBook> {
    const book = new RecordingBook();
    for await (const rows of store.rows({ topics: [TOPIC], liveOnly: true })) book.update(rows);
    return book;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const { topic, id, caseNumber, gone, data } of rows) {
      if (topic !== TOPIC) continue;
      const before = this.#entries.get(id)?.recording;
      // Linked to another case it is another row: the one before may be told as gone afterwards.
      if (gone && before?.caseNumber !== caseNumber) continue;
      if (before) this.#order.remove(placeOf(before));
      this.#entries.delete(id);
      if (gone) continue;
      const recording: Recording = { id, ...rowSchemas.recording.parse(data) };
      this.#entries.set(id, { recording, text: textOf(recording) });
      this.#order.add(placeOf(recording));
    }
  }

  get(id: string): Recording | undefined {
    return this.#entries.get(id)?.recording;
  }

  *all(): Generator<Recording> {
    for (const { recording } of this.#entries.values()) yield recording;
  }

  /** Of all recordings together; what was deleted is on the disk no more. */
  bytes(): number {
    let bytes = 0;
    for (const { state, bytes: own } of this.all()) bytes += state === 'deleted' ? 0 : own;
    return bytes;
  }

  /** Those of which the log does not know the end. */
  open(): Recording[] {
    return [...this.all()].filter(({ state }) => state === 'recording' || state === 'interrupted');
  }

  /** Newest first. */
  find(query: RecordingQuery): Recording[] {
    const { after, from, limit } = query;
    const fits = finder(query);
    const found: Recording[] = [];
    for (const { at, id } of this.#order.before(after && placeOf(after))) {
      if (found.length === limit || (from !== undefined && at < from)) break;
      const entry = this.#entries.get(id);
      if (entry && fits(entry)) found.push(entry.recording);
    }
    return found;
  }
}

function placeOf({ startedAt, id }: Pick<Recording, 'startedAt' | 'id'>): Place {
  return { at: startedAt, id };
}

function textOf({ title, unit, officer, caseNumber }: Recording): string {
  return foldedText([title, unit, officer, caseNumber]);
}

function finder(query: RecordingQuery): (entry: Entry) => boolean {
  const { stream, caseNumber, town, day, origin, state, to } = query;
  const text = query.text === undefined ? null : new TextQuery(query.text);
  const officer = query.officer === undefined ? null : new TextQuery(query.officer);
  return ({ recording, text: kept }) =>
    (stream === undefined || recording.streamId === stream) &&
    (caseNumber === undefined || recording.caseNumber === caseNumber) &&
    (town === undefined || recording.town === town) &&
    (origin === undefined || recording.origin === origin) &&
    (state === undefined || recording.state === state) &&
    (to === undefined || recording.startedAt < to) &&
    (day === undefined || courtDayOf(recording.startedAt) === day) &&
    (officer === null || officer.fits(foldedText([recording.officer]))) &&
    (text === null || text.fits(kept));
}
