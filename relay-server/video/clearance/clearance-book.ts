import type { ClearanceAudience, RoomMode } from '../../../wire/codes.ts';
import type { WithheldClip } from '../../audiences/withheld.ts';
import { takeEach } from '../../log/damaged-rows.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { type RowData, rowSchemas } from '../../projections/rows.ts';

export type ClipClearance = { readonly clipId: string } & Readonly<RowData<'clearance'>>;

/** A derivative that the log knows, and for whom it may be played. */
export interface KnownDerivative {
  readonly derivativeId: string;
  readonly clipId: string;
  readonly digest: string;
  readonly bytes: number;
  /** Empty: it is on its way, for those alone who work on it. */
  readonly audiences: readonly string[];
}

const TOPIC = 'clearance';

/** How the clearance of clips stands, kept up from the rows of commits. */
export class ClearanceBook {
  readonly #clips = new Map<string, ClipClearance>();
  readonly #derivatives = new Map<string, KnownDerivative>();
  /** Audiences to which a derivative may be shown no more, though the log does not say so yet. */
  readonly #withheld = new Map<string, ReadonlySet<string>>();
  #isWhole = true;

  /** @throws StorageUnavailable; DamagedRows when a kept row is not what was written */
  static async load(store: Pick<LogStore, 'rows'>): Promise<ClearanceBook> {
    const book = new ClearanceBook();
    for await (const rows of store.rows({ topics: [TOPIC], liveOnly: true })) book.update(rows);
    return book;
  }

  /**
   * Takes in changed rows; those of other topics are passed over.
   * @returns clips that changed
   * @throws DamagedRows the clips that they told of are cleared for nobody
   */
  update(rows: readonly StoredRow[]): string[] {
    const mine = rows.filter(({ topic }) => topic === TOPIC);
    takeEach(
      mine,
      (row) => this.#update(row),
      () => {
        this.#isWhole = false;
      },
    );
    return mine.map(({ id }) => id);
  }

  /** Whether all that was ever said could be read: else what is not known may be needed all the same. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  #update({ id, gone, data }: StoredRow): void {
    for (const { derivativeId } of derivativesOf(this.#clips.get(id))) {
      this.#derivatives.delete(derivativeId);
    }
    this.#clips.delete(id);
    if (gone) return;
    const clearance = { clipId: id, ...rowSchemas.clearance.parse(data) };
    this.#clips.set(id, clearance);
    for (const known of derivativesOf(clearance)) this.#derivatives.set(known.derivativeId, known);
  }

  get(clipId: string): ClipClearance | undefined {
    return this.#clips.get(clipId);
  }

  all(): ClipClearance[] {
    return [...this.#clips.values()];
  }

  /** @returns undefined: there is none, or it is withheld from everybody */
  derivative(derivativeId: string): KnownDerivative | undefined {
    const known = this.#derivatives.get(derivativeId);
    const withheld = this.#withheld.get(derivativeId);
    if (!known || !withheld) return known;
    const audiences = known.audiences.filter((each) => !withheld.has(each));
    return audiences.length === 0 ? undefined : { ...known, audiences };
  }

  /**
   * From now on what is cleared of a clip is shown to these audiences no more, whatever the log says by now.
   * @returns the derivative that was shown to some of them; undefined: there is none
   */
  withhold(clipId: string, audiences: readonly ClearanceAudience[]): WithheldClip | undefined {
    const cleared = this.#clips.get(clipId)?.cleared;
    if (!cleared) return undefined;
    const { derivativeId, publicTitle } = cleared;
    const before = this.#withheld.get(derivativeId) ?? [];
    this.#withheld.set(derivativeId, new Set([...before, ...audiences]));
    return { derivativeId, publicTitle, audiences };
  }

  /** Derivatives that are needed: all others may be taken away. */
  derivatives(): KnownDerivative[] {
    return [...this.#derivatives.values()];
  }

  /** Whether a wall in this mode may show it now. What may be shown to anybody the bureau may see. */
  clearedFor(derivativeId: string, mode: RoomMode): boolean {
    const audiences = this.derivative(derivativeId)?.audiences ?? [];
    return mode === 'bureau' ? audiences.length > 0 : audiences.includes(mode);
  }
}

function derivativesOf(clearance: ClipClearance | undefined): KnownDerivative[] {
  if (!clearance) return [];
  const { clipId, proposal, cleared } = clearance;
  const known: KnownDerivative[] = [];
  const made = proposal?.derivative;
  if (made && made.derivativeId !== cleared?.derivativeId) {
    const { derivativeId, digest, bytes } = made;
    known.push({ derivativeId, clipId, digest, bytes, audiences: [] });
  }
  if (cleared) {
    const { derivativeId, digest, bytes, audiences } = cleared;
    known.push({ derivativeId, clipId, digest, bytes, audiences });
  }
  return known;
}
