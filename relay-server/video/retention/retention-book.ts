import { z } from 'zod';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { rowSchemas } from '../../projections/rows.ts';
import {
  type Keeping,
  type KeptCase,
  keepingOf,
  type LoopedFilms,
  loopedKeeping,
} from '../../rules/retention.ts';
import type { RetentionTerms } from '../../rules/retention-terms.ts';
import type { Recording } from '../recording/recording-book.ts';

/** Of a case's row, which comes with almost every event, only what a period depends on is read. */
const { stage, closedOn } = rowSchemas.case.shape;
const caseFields = z.object({ stage, closedOn });
const { recordingId, caseNumber } = rowSchemas.clip.shape;
const clipFields = z.object({ recordingId, caseNumber });

const TOPICS = ['case', 'clip'];

/** What is known of cases and clips that says how long recordings are kept, kept up from the rows of commits. */
export class RetentionBook {
  readonly #wanted: Partial<RetentionTerms>;
  readonly #looped: LoopedFilms | null;
  readonly #cases = new Map<string, KeptCase>();
  #isShut = false;
  /** Recording id → clip id → the clip's case; null: it has none. */
  readonly #clips = new Map<string, Map<string, string | null>>();

  /**
   * @param wanted what the court wants; absent: as usual
   * @param looped what a demo plays over and over; null: nothing
   */
  constructor(wanted: Partial<RetentionTerms> = {}, looped: LoopedFilms | null = null) {
    this.#wanted = wanted;
    this.#looped = looped;
  }

  /** @throws StorageUnavailable; ZodError when a kept row is not what was written */
  static async load(
    store: Pick<LogStore, 'rows'>,
    wanted: Partial<RetentionTerms> = {},
    looped: LoopedFilms | null = null,
  ): Promise<RetentionBook> {
    const book = new RetentionBook(wanted, looped);
    for await (const rows of store.rows({ topics: TOPICS, liveOnly: true })) book.update(rows);
    return book;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      if (row.topic === 'case') this.#updateCase(row);
      else if (row.topic === 'clip') this.#updateClip(row);
    }
  }

  /** From now on nothing's time is over: what is known of cases and clips may be wrong. */
  shut(): void {
    this.#isShut = true;
  }

  /** How long a recording is kept, as things stand. */
  keepingOf(recording: Recording): Keeping {
    if (this.#isShut) return { until: null, because: 'case' };
    const clips = [...(this.#clips.get(recording.id)?.values() ?? [])];
    const looped = this.#loopedKeeping(recording, clips.length > 0);
    if (looped !== null) return looped;
    const numbers = new Set([...clips, recording.caseNumber]);
    const cases = [...numbers].flatMap((number) =>
      number === null ? [] : [this.#cases.get(number) ?? null],
    );
    return keepingOf(recording, cases, this.#wanted);
  }

  /** That its stream goes with a case is the demo's doing, and keeps nothing: only what a person does. */
  #loopedKeeping(recording: Recording, hasClips: boolean): Keeping | null {
    const { streamId, origin } = recording;
    if (origin !== 'live' || !this.#looped?.streams.has(streamId)) return null;
    return loopedKeeping(recording, hasClips, this.#looped);
  }

  #updateCase({ id, gone, data }: StoredRow): void {
    if (gone) this.#cases.delete(id);
    else this.#cases.set(id, caseFields.parse(data));
  }

  /** A clip that goes to another case is told as gone from the one before, earlier or later. */
  #updateClip({ id, caseNumber, gone, data }: StoredRow): void {
    if (gone) {
      for (const clips of this.#clips.values()) {
        if ((clips.get(id) ?? null) === caseNumber) clips.delete(id);
      }
      return;
    }
    const clip = clipFields.parse(data);
    const clips = this.#clips.get(clip.recordingId) ?? new Map<string, string | null>();
    clips.set(id, clip.caseNumber);
    this.#clips.set(clip.recordingId, clips);
  }
}
