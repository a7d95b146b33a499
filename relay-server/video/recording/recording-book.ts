import { addDays, startOfCourtDay } from '../../../wire/court-day.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';
import { beginningOf, earlierOf, Ordered, type Place } from '../library/ordered.ts';
import { foldedText, TextQuery } from '../library/text-query.ts';
import { RunIndex, runIdOf } from './run-index.ts';

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
  /** Of recordings of one run only the newest that fits. */
  readonly each?: 'run' | 'recording' | undefined;
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
  readonly #runs = new RunIndex();

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
      this.#runs.add(recording);
      return;
    }
    this.#remove(before);
    this.#runs.add(recording);
    this.#entries.set(entry.id, entry);
    this.#order.add(entry);
  }

  #remove(entry: Entry | undefined): void {
    if (!entry) return;
    this.#entries.delete(entry.id);
    this.#runs.remove(entry.recording);
    this.#order.remove(entry);
  }

  get(id: string): Recording | undefined {
    return this.#entries.get(id)?.recording;
  }

  /** All that were recorded of one coming-in, deleted ones too, in the order in which they follow one another. */
  run(of: Recording): Recording[] {
    const recordings = this.#runs.of(runIdOf(of)).flatMap((id) => this.get(id) ?? []);
    return recordings.sort((a, b) => a.startedAt - b.startedAt);
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
    const { after, limit, each } = query;
    const { from, to } = boundsOf(query);
    const fits = finder(query);
    const end = earlierOf(after && placeOf(after), to === undefined ? undefined : beginningOf(to));
    const wanted = each === 'run' ? this.#newestOfRun(fits, from, to) : fits;
    return this.#order.find(end, from, limit, wanted).map(({ recording }) => recording);
  }

  /** Wherever a page begins: an entry stands at one place. */
  #newestOfRun(fits: Fits, from: number, to = Number.POSITIVE_INFINITY): Fits {
    const newest = new Map<string, string | undefined>();
    return (entry) => {
      if (!fits(entry)) return false;
      const runId = runIdOf(entry.recording);
      if (!newest.has(runId)) {
        const run = this.run(entry.recording).flatMap(({ id }) => this.#entries.get(id) ?? []);
        const last = run.findLast((each) => each.at >= from && each.at < to && fits(each));
        newest.set(runId, last?.id);
      }
      return newest.get(runId) === entry.id;
    };
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

type Fits = (entry: Entry) => boolean;

function finder(query: RecordingQuery): Fits {
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
