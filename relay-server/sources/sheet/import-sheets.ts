import type { Sheet, SheetRow } from './columns.ts';
import {
  type AssetRow,
  type CaseRow,
  parseAssetRow,
  parseCaseRow,
  RowProblem,
} from './parse-row.ts';
import { type KnownCase, planCase } from './plan.ts';
import { assetIds, planAsset } from './plan-asset.ts';
import { batchesOf, windowsOf } from './windows.ts';

/** The two things an import needs of a relay, near or far. */
export interface ImportTarget {
  /** What the log holds of these cases now; those that it does not know are absent. */
  known(caseNumbers: readonly string[]): Promise<ReadonlyMap<string, KnownCase>>;
  /** At most 1,000 events. */
  record(items: readonly unknown[]): Promise<{
    accepted: number;
    rejected: readonly { index: number; message: string; rule?: string | undefined }[];
  }>;
}

export interface RefusedRow {
  sheet: Sheet;
  row: SheetRow;
  reason: string;
}
export interface ImportReport {
  rows: number;
  /** Rows that said something new, and rows that said nothing new. */
  changed: number;
  unchanged: number;
  events: number;
  /** In the order of the file, case sheets first. */
  refused: RefusedRow[];
}

export interface ImportOptions {
  now: number;
  /** Plan and judge the form, record nothing. */
  dryRun: boolean;
  /** Rows that are done with: recorded, without news, or refused. */
  onProgress: (done: number, total: number) => void;
}

/** A row of good form. */
interface Said {
  readonly row: SheetRow;
  /** What it speaks about; two rows about the same are never judged side by side. */
  readonly subject: string;
  readonly caseNumber: string;
  readonly plan: (known: KnownCase | null, now: number) => readonly unknown[];
  /** What a case sheet's row says of a case that is not logged yet. */
  readonly filedOn: string | null;
}
interface Planned {
  readonly row: SheetRow;
  readonly events: readonly unknown[];
}

/**
 * Imports case sheets first, then asset sheets, many rows at a time: what a row says is compared with
 * what the log says, and only the difference becomes events. A row that is refused stops no other.
 * @throws StorageUnavailable and what the target throws: import again later, nothing is doubled
 */
export async function importSheets(
  sheets: readonly Sheet[],
  target: ImportTarget,
  options: ImportOptions,
): Promise<ImportReport> {
  const ordered = [...sheets].sort(
    (a, b) => Number(a.kind === 'assets') - Number(b.kind === 'assets'),
  );
  const total = ordered.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const report: ImportReport = { rows: 0, changed: 0, unchanged: 0, events: 0, refused: [] };
  // In a dry run the cases of the file itself are not in the log yet, but its asset rows may name them.
  const planned = new Map<string, KnownCase>();
  for (const sheet of ordered) {
    for (const { said, refused, rows } of windowsOf(sheet.rows, (row) => saidBy(sheet, row))) {
      const outcome = new WindowOutcome(refused);
      await takeWindow(said, target, options, planned, outcome);
      outcome.enter(sheet, report);
      report.rows += rows;
      options.onProgress(report.rows, total);
    }
  }
  return report;
}

/** What became of the rows of a window. */
class WindowOutcome {
  readonly #refused: Map<SheetRow, string>;
  #changed = 0;
  #unchanged = 0;
  #events = 0;

  constructor(refused: ReadonlyMap<SheetRow, string>) {
    this.#refused = new Map(refused);
  }

  refuse(row: SheetRow, reason: string): void {
    if (!this.#refused.has(row)) this.#refused.set(row, reason);
  }

  /** @param events of these rows that were new; none: all of them were in the log already */
  take(rows: number, events: number): void {
    this.#events += events;
    if (events > 0) this.#changed += rows;
    else this.#unchanged += rows;
  }

  enter(sheet: Sheet, report: ImportReport): void {
    report.changed += this.#changed;
    report.unchanged += this.#unchanged;
    report.events += this.#events;
    const refused = [...this.#refused].map(([row, reason]) => ({ sheet, row, reason }));
    report.refused.push(...refused.sort((a, b) => a.row.number - b.row.number));
  }
}

/** @throws RowProblem */
function saidBy(sheet: Sheet, row: SheetRow): Said {
  return sheet.kind === 'assets'
    ? saidOfAsset(row, parseAssetRow(row))
    : saidOfCase(row, parseCaseRow(row));
}

function saidOfCase(row: SheetRow, parsed: CaseRow): Said {
  const { caseNumber, filedOn } = parsed;
  const plan = (known: KnownCase | null, now: number) => planCase(parsed, known, now);
  return { row, subject: caseNumber, caseNumber, filedOn, plan };
}

function saidOfAsset(row: SheetRow, parsed: AssetRow): Said {
  const { caseNumber } = parsed;
  const plan = (known: KnownCase | null, now: number) => planAsset(parsed, known, now);
  return { row, subject: assetIds(parsed).assetId, caseNumber, filedOn: null, plan };
}

async function takeWindow(
  said: readonly Said[],
  target: ImportTarget,
  { now, dryRun }: ImportOptions,
  filed: Map<string, KnownCase>,
  outcome: WindowOutcome,
): Promise<void> {
  const known = await target.known([...new Set(said.map(({ caseNumber }) => caseNumber))]);
  const planned: Planned[] = [];
  for (const { row, caseNumber, filedOn, plan } of said) {
    const logged = known.get(caseNumber) ?? null;
    const before = filedOn === null ? (logged ?? filed.get(caseNumber) ?? null) : logged;
    try {
      const events = plan(before, now);
      if (dryRun && logged === null && filedOn !== null) filed.set(caseNumber, emptyCase(filedOn));
      if (dryRun || events.length === 0) outcome.take(1, events.length);
      else planned.push({ row, events });
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      outcome.refuse(row, error.message);
    }
  }
  for (const batch of batchesOf(planned)) await recordBatch(batch, target, outcome);
}

/**
 * A row of which any event is refused counts as refused, with the first reason. Where rows of a batch
 * bring events that are in the log already beside new ones, all of them count as changed.
 */
async function recordBatch(
  batch: readonly Planned[],
  target: ImportTarget,
  outcome: WindowOutcome,
): Promise<void> {
  const owners = batch.flatMap(({ row, events }) => events.map(() => row));
  const { accepted, rejected } = await target.record(batch.flatMap(({ events }) => events));
  const refused = new Set<SheetRow>();
  for (const { index, message, rule } of rejected) {
    const row = owners[index];
    if (!row) continue;
    refused.add(row);
    outcome.refuse(row, rule ? `${message}（规则 ${rule}）` : message);
  }
  outcome.take(batch.length - refused.size, accepted);
}

function emptyCase(filedOn: string): KnownCase {
  return {
    filedOn,
    judge: null,
    claimAmount: 0,
    recoveredAmount: 0,
    currentNode: null,
    closedOn: null,
    closingWay: null,
    assets: new Set(),
    seizures: new Map(),
  };
}
