import { z } from 'zod';
import type { SearchAnswer, SearchHit } from '../../wire/frame.ts';
import type { LogStore, StoredRow } from '../log/store.ts';
import { type RowData, rowSchemas } from '../projections/rows.ts';
import { byFit, type Findable, finder, folded, placeOf } from './search.ts';

interface Entry {
  view: Pick<RowData<'case'>, 'cause' | 'town' | 'stage' | 'claimAmount'> | null;
  /** Party id → names; the clear name is compared with and never given out. */
  readonly parties: Map<string, { readonly folded: string; readonly masked: string }>;
  findable: Findable;
}

/** Of a case's row, which comes with almost every event, only what a hit says is read. */
const { cause, town, stage, claimAmount } = rowSchemas.case.shape;
const caseFields = z.object({ cause, town, stage, claimAmount });

const TOPICS = ['case', 'party'];
const MOST_HITS = 20;
const MOST_NAMES = 6;

/**
 * Cases by number and by the names of their parties, in memory, kept up from the rows of commits.
 * A hit says what the bureau's wall says: names are masked (SPEC F-55).
 */
export class CaseIndex {
  readonly #entries = new Map<string, Entry>();

  /** Reads the cases and parties that the log has now. */
  static async load(store: Pick<LogStore, 'rows'>): Promise<CaseIndex> {
    const index = new CaseIndex();
    for await (const rows of store.rows({ topics: TOPICS, liveOnly: true })) index.update(rows);
    return index;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Takes in changed rows; those of other topics are passed over. */
  update(rows: readonly StoredRow[]): void {
    const renamed = new Set<Entry>();
    const emptied = new Map<string, Entry>();
    for (const row of rows) {
      if (row.caseNumber === null || !TOPICS.includes(row.topic)) continue;
      const entry = this.#entryOf(row.caseNumber);
      if (row.gone) emptied.set(row.caseNumber, entry);
      if (row.topic === 'case') entry.view = row.gone ? null : caseFields.parse(row.data);
      else {
        updateParty(entry, row);
        renamed.add(entry);
      }
    }
    for (const entry of renamed) entry.findable = { ...entry.findable, names: namesOf(entry) };
    for (const [caseNumber, { view, parties }] of emptied) {
      if (view === null && parties.size === 0) this.#entries.delete(caseNumber);
    }
  }

  /**
   * @param text as a person typed it
   * @returns the best 20, and whether there are more
   */
  search(text: string): SearchAnswer {
    const fitOf = finder(text);
    const found: { fit: 0 | 1 | 2; of: Findable; entry: Entry }[] = [];
    for (const entry of this.#entries.values()) {
      if (entry.view === null) continue;
      const fit = fitOf(entry.findable);
      if (fit > 0) found.push({ fit, of: entry.findable, entry });
    }
    found.sort(byFit);
    const hits = found.slice(0, MOST_HITS).flatMap(({ of, entry }) => hitOf(of.caseNumber, entry));
    return { hits, more: found.length > MOST_HITS };
  }

  #entryOf(caseNumber: string): Entry {
    const known = this.#entries.get(caseNumber);
    if (known) return known;
    const entry: Entry = {
      view: null,
      parties: new Map(),
      findable: { caseNumber, ...placeOf(caseNumber), names: [] },
    };
    this.#entries.set(caseNumber, entry);
    return entry;
  }
}

function updateParty(entry: Entry, row: StoredRow): void {
  if (row.gone) {
    entry.parties.delete(row.id);
    return;
  }
  const { name, maskedName } = rowSchemas.party.parse(row.data);
  entry.parties.set(row.id, { folded: folded(name), masked: maskedName });
}

function namesOf({ parties }: Entry): string[] {
  return [...parties.values()].flatMap((each) => [each.folded, folded(each.masked)]);
}

function hitOf(caseNumber: string, { view, parties }: Entry): SearchHit[] {
  if (view === null) return [];
  const { cause, town, stage, claimAmount } = view;
  const names = [...parties.values()].slice(0, MOST_NAMES).map((each) => each.masked);
  return [{ caseNumber, cause, town, stage, parties: names, claimAmount }];
}
