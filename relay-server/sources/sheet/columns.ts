/** Column heads of the two sheets, as offices export them; order does not matter, blanks are ignored. */
export const CASE_COLUMNS = [
  '案号',
  '立案日期',
  '立案案由',
  '承办人',
  '申请执行人',
  '被执行人',
  '申请执行标的金额',
  '实际到位金额',
  '当前节点',
  '结案日期',
  '结案方式',
] as const;
export const CASE_OPTIONAL = ['执行依据文号', '镇街'] as const;

export const ASSET_COLUMNS = [
  '案号',
  '财产种类',
  '财产名称',
  '评估价值',
  '措施',
  '措施起始',
  '措施到期',
  '轮候顺位',
  '状态',
] as const;
export const ASSET_OPTIONAL = ['文书号'] as const;

/** Written into the file of refused rows; ignored when that file is imported again. */
export const REASON_COLUMN = '未采纳原因';

export type SheetKind = 'cases' | 'assets';
export type Cell = string | number | boolean | Date | null;

/** One data row: cells by column head, with its number in the file (the head is row 1 or below). */
export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<string, Cell>;
}
export interface Sheet {
  readonly name: string;
  readonly kind: SheetKind;
  readonly heads: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** A file that cannot be read at all; the message says in Chinese why and what to do. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable';
}

const MAX_TITLE_ROWS = 10;

/**
 * Finds the head row (exports often carry a title above it) and cuts the data rows below.
 * @returns null when neither kind's heads are there
 */
export function sheetOf(name: string, table: readonly (readonly Cell[])[]): Sheet | null {
  for (const [index, row] of table.slice(0, MAX_TITLE_ROWS).entries()) {
    const heads = headsOf(row);
    const kind = kindOf(heads);
    if (!kind) continue;
    const rows = table.slice(index + 1).flatMap((cells, offset): SheetRow[] => {
      const entries = heads.flatMap((head, column): [string, Cell][] =>
        head === '' ? [] : [[head, tidy(cells[column] ?? null)]],
      );
      if (entries.every(([, cell]) => cell === null)) return [];
      return [{ number: index + 2 + offset, cells: new Map(entries) }];
    });
    return { name, kind, heads: heads.filter((head) => head !== ''), rows };
  }
  return null;
}

/** What a table that is no sheet lacks to be one, for a person to read; null: it is blank. */
export function lackOf(table: readonly (readonly Cell[])[]): string | null {
  const rows = table.slice(0, MAX_TITLE_ROWS).map(headsOf);
  if (table.every((row) => row.every((cell) => tidy(cell) === null))) return null;
  const lacks = [CASE_COLUMNS, ASSET_COLUMNS].flatMap((columns: readonly string[]) =>
    rows.map((heads) => columns.filter((column) => !heads.includes(column))),
  );
  const [least = []] = lacks.sort((a, b) => a.length - b.length);
  return least.length <= MOST_LACKING
    ? `表头缺少：${least.join('、')}`
    : '没有案件表或财产表的表头';
}

/** With more of its heads lacking a table was not meant as a sheet to import. */
const MOST_LACKING = 4;

function headsOf(row: readonly Cell[]): string[] {
  return row.map((cell) => (typeof cell === 'string' ? cell.replace(/\s+/g, '') : ''));
}

function kindOf(heads: readonly string[]): SheetKind | null {
  if (CASE_COLUMNS.every((column) => heads.includes(column))) return 'cases';
  if (ASSET_COLUMNS.every((column) => heads.includes(column))) return 'assets';
  return null;
}

function tidy(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  // A leading apostrophe before a formula sign is how the file of refused rows defuses it.
  const trimmed = cell.trim().replace(/^'(?=[=+\-@])/, '');
  return trimmed === '' ? null : trimmed;
}
