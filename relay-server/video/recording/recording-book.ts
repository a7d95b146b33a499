import { addDays, startOfCourtDay } from '../../../wire/court-day.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';
import { beginningOf, earlierOf, Ordered, type Place } from '../library/ordered.ts';
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

/** What is known of a recording; it stays where it is in the order when something becomes of it. */
interface Entry extends Place {
  recording: Recording;
  /** What `text` is looked for in. */
  text: string;
  officer: string;
}

const TOPIC = 'recording';

/** What recordings there are, as the log knows, kept up from the rows of commits. */
export class RecordingBook {
  readonly #entries = new Map<string, Entry>();
  readonly #order = new Ordered<Entry>();

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
      const before = this.#entries.get(id);
      // Linked to another case it is another row: the one before may be told as gone afterwards.
      if (gone && before?.recording.caseNumber !== caseNumber) continue;
      if (gone) this.#remove(before);
      else this.#put(before, { id, ...rowSchemas.recording.parse(data) });
    }
  }

  #put(before: Entry | undefined, recording: Recording): void {
    const entry = entryOf(recording);
    if (before?.at === entry.at) {
      Object.assign(before, entry);
      return;
    }
    this.#remove(before);
    this.#entries.set(entry.id, entry);
    this.#order.add(entry);
  }

  #remove(entry: Entry | undefined): void {
    if (!entry) return;
    this.#entries.delete(entry.id);
    this.#order.remove(entry);
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
    const { after, limit } = query;
    const { from, to } = boundsOf(query);
    const fits = finder(query);
    const end = earlierOf(after && placeOf(after), to === undefined ? undefined : beginningOf(to));
    return this.#order.find(end, from, limit, fits).map(({ recording }) => recording);
  }
}

function placeOf({ startedAt, id }: Pick<Recording, 'startedAt' | 'id'>): Place {
  return { at: startedAt, id };
}

function entryOf(recording: Recording): Entry {
  const { id, startedAt, title, unit, officer, caseNumber } = recording;
  const text = foldedText([title, unit, officer, caseNumber]);
  return { at: startedAt, id, recording, text, officer: foldedText([officer]) };
}

/** Of the beginning, UTC ms. */
function boundsOf({ from = 0, to, day }: RecordingQuery): { from: number; to?: number } {
  if (day === undefined) return to === undefined ? { from } : { from, to };
  const end = startOfCourtDay(addDays(day, 1));
  return { from: Math.max(from, startOfCourtDay(day)), to: Math.min(to ?? end, end) };
}

function finder(query: RecordingQuery): (entry: Entry) => boolean {
  const { stream, caseNumber, town, origin, state } = query;
  const text = query.text === undefined ? null : new TextQuery(query.text);
  const officer = query.officer === undefined ? null : new TextQuery(query.officer);
  return ({ recording, text: kept, officer: own }) =>
    (stream === undefined || recording.streamId === stream) &&
    (caseNumber === undefined || recording.caseNumber === caseNumber) &&
    (town === undefined || recording.town === town) &&
    (origin === undefined || recording.origin === origin) &&
    (state === undefined || recording.state === state) &&
    (officer === null || officer.fits(own)) &&
    (text === null || text.fits(kept));
}
