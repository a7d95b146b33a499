import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Cell, REASON_COLUMN } from './columns.ts';
import type { RefusedRow } from './import-sheets.ts';

/**
 * Writes the refused rows beside the imported file, one CSV (UTF-8 with mark, for Excel) a kind, with
 * the reason in the last column. Corrected, the file can be imported as it is.
 * @returns the files written
 * @throws what the file system throws
 */
export async function writeRefused(
  imported: string,
  refused: readonly RefusedRow[],
): Promise<string[]> {
  const { dir, name } = path.parse(imported);
  const files: string[] = [];
  for (const [kind, label] of [
    ['cases', '案件'],
    ['assets', '财产'],
  ] as const) {
    const rows = refused.filter((each) => each.sheet.kind === kind);
    if (rows.length === 0) continue;
    // Of several sheets of a kind each may have columns that the others lack.
    const heads = [...new Set(rows.flatMap(({ sheet }) => sheet.heads))].filter(
      (head) => head !== REASON_COLUMN,
    );
    const lines = rows.map(({ row, reason }) => [
      ...heads.map((head) => written(row.cells.get(head) ?? null)),
      reason,
    ]);
    const csv = [[...heads, REASON_COLUMN], ...lines]
      .map((line) => line.map(quoted).join(','))
      .join('\r\n');
    files.push(await writeBeside(path.join(dir, `${name}.未采纳-${label}`), `\ufeff${csv}\r\n`));
  }
  return files;
}

/** Never over a file that somebody may have begun to correct: that one stays, and this gets a number. */
async function writeBeside(stem: string, text: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? `${stem}.csv` : `${stem}.${number}.csv`;
    try {
      await writeFile(file, text, { flag: 'wx' });
      return file;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if ((await readFile(file, 'utf8')) === text) return file;
    }
  }
}

function written(cell: Cell): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** RFC 4180, and a leading = + - @ is defused: the file is opened in a spreadsheet program. */
function quoted(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
