import writeXlsx, { type Cell } from 'write-excel-file/node';
import type { TakeHome } from '../../../wire/take-home.ts';
import { aboutTable, type Table, type TableCell, tablesOf } from './tables.ts';

const TEXT_FONT = 'Microsoft YaHei';

/** The tables as sheets of a workbook, what they are of first. Texts are texts: none is a formula. */
export function takeHomeXlsx(taken: TakeHome): Promise<Buffer> {
  const sheets = [aboutTable(taken), ...tablesOf(taken)].map(sheetOf);
  return writeXlsx(sheets, { fontFamily: TEXT_FONT, fontSize: 11 }).toBuffer();
}

function sheetOf({ name, heads, rows }: Table) {
  return {
    sheet: name,
    data: [
      heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: heads.map((head) => ({ width: widthOf(head, name) })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  };
}

function cellOf(cell: TableCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String, alignVertical: 'top' };
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' };
  return { value: cell.fen / 100, type: Number, format: '#,##0.00', alignVertical: 'top' };
}

/** In characters; a Chinese one takes two. */
function widthOf(head: string, sheet: string): number {
  if (head === '定义' || head === '内容') return 80;
  if (head === '指标' || head === '编号') return 28;
  return sheet === '说明' ? 14 : Math.max(12, head.length * 2 + 2);
}
