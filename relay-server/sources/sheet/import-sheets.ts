import type { Sheet, SheetRow } from './columns.ts';
import { parseAssetRow, parseCaseRow, RowProblem } from './parse-row.ts';
import { type KnownCase, planAsset, planCase } from './plan.ts';

/** The two things an import needs of a relay, near or far. */
export interface ImportTarget {
  /** What the log holds of a case now, null when it does not know it. */
  known(caseNumber: string): Promise<KnownCase | null>;
  record(items: readonly unknown[]): Promise<{
    accepted: number;
    rejected: readonly { message: string; rule?: string | undefined }[];
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
  refused: RefusedRow[];
}

export interface ImportOptions {
  now: number;
  /** Plan and judge the form, record nothing. */
  dryRun: boolean;
  onProgress: (done: number, total: number) => void;
}

/**
 * Imports case sheets first, then asset sheets, a row at a time: what a row says is compared with
 * what the log says, and only the difference becomes events. A row that is refused stops no other.
 * @throws StorageUnavailable and what the target throws: import again later, nothing is doubled
 */
export async function importSheets(
  sheets: readonly Sheet[],
  target: ImportTarget,
  { now, dryRun, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const ordered = [...sheets].sort(
    (a, b) => Number(a.kind === 'assets') - Number(b.kind === 'assets'),
  );
  const total = ordered.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const report: ImportReport = { rows: 0, changed: 0, unchanged: 0, events: 0, refused: [] };
  // In a dry run the cases of the file itself are not in the log yet, but its asset rows may name them.
  const planned = new Map<string, KnownCase>();

  for (const sheet of ordered) {
    for (const row of sheet.rows) {
      report.rows += 1;
      try {
        const events = await planRow(sheet, row, target, now, dryRun ? planned : undefined);
        const taken =
          dryRun || events.length === 0 ? events.length : await recordAll(target, events);
        report.events += taken;
        if (taken > 0) report.changed += 1;
        else report.unchanged += 1;
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error;
        report.refused.push({ sheet, row, reason: error.message });
      }
      onProgress(report.rows, total);
    }
  }
  return report;
}

async function planRow(
  sheet: Sheet,
  row: SheetRow,
  target: ImportTarget,
  now: number,
  planned: Map<string, KnownCase> | undefined,
): Promise<unknown[]> {
  if (sheet.kind === 'assets') {
    const parsed = parseAssetRow(row);
    const known =
      (await target.known(parsed.caseNumber)) ?? planned?.get(parsed.caseNumber) ?? null;
    return planAsset(parsed, known, now);
  }
  const parsed = parseCaseRow(row);
  const known = await target.known(parsed.caseNumber);
  if (!known) planned?.set(parsed.caseNumber, emptyCase(parsed.filedOn));
  return planCase(parsed, known, now);
}

function emptyCase(filedOn: string): KnownCase {
  return {
    filedOn,
    judge: null,
    claimAmount: 0,
    recoveredAmount: 0,
    currentNode: null,
    closedOn: null,
    assets: new Set(),
    seizures: new Map(),
  };
}

/** @returns how many were new. @throws RowProblem with the first refusal's reason */
async function recordAll(target: ImportTarget, events: readonly unknown[]): Promise<number> {
  const { accepted, rejected } = await target.record(events);
  const [first] = rejected;
  if (first)
    throw new RowProblem(first.rule ? `${first.message}（规则 ${first.rule}）` : first.message);
  return accepted;
}
