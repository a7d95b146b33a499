import type { SheetRow } from './columns.ts';
import { RowProblem } from './parse-row.ts';

/** Rows whose cases are asked for together. */
const WINDOW_ROWS = 500;
/** What the relay takes in one request (H-1), with room to spare. */
const BATCH_EVENTS = 1_000;
const BATCH_BYTES = 900_000;

export interface Window<S> {
  readonly said: readonly S[];
  /** Rows that say nothing of good form, with the reason. */
  readonly refused: ReadonlyMap<SheetRow, string>;
  readonly rows: number;
}

/**
 * Cuts rows into windows within which no two speak about the same subject: the second one is to be
 * compared with a log that holds the first.
 * @param saidBy throws RowProblem
 */
export function* windowsOf<S extends { readonly subject: string }>(
  rows: readonly SheetRow[],
  saidBy: (row: SheetRow) => S,
): Generator<Window<S>> {
  let said = new Map<string, S>();
  let refused = new Map<SheetRow, string>();
  for (const row of rows) {
    const result = tried(row, saidBy);
    const again = 'said' in result && said.has(result.said.subject);
    if (again || said.size + refused.size >= WINDOW_ROWS) {
      yield { said: [...said.values()], refused, rows: said.size + refused.size };
      said = new Map();
      refused = new Map();
    }
    if ('said' in result) said.set(result.said.subject, result.said);
    else refused.set(row, result.reason);
  }
  if (said.size + refused.size > 0) {
    yield { said: [...said.values()], refused, rows: said.size + refused.size };
  }
}

function tried<S>(row: SheetRow, saidBy: (row: SheetRow) => S): { said: S } | { reason: string } {
  try {
    return { said: saidBy(row) };
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { reason: error.message };
  }
}

/** Cuts planned rows into requests; the events of a row stay together. */
export function* batchesOf<P extends { readonly events: readonly unknown[] }>(
  planned: readonly P[],
): Generator<P[]> {
  let batch: P[] = [];
  let events = 0;
  let bytes = 0;
  for (const each of planned) {
    const size = Buffer.byteLength(JSON.stringify(each.events));
    const full = events + each.events.length > BATCH_EVENTS || bytes + size > BATCH_BYTES;
    if (full && batch.length > 0) {
      yield batch;
      batch = [];
      events = 0;
      bytes = 0;
    }
    batch.push(each);
    events += each.events.length;
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
